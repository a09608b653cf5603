package org.gatehouse.apparmor.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code set rlimit} rules. */
final class LimitReader {
  private static final long MICROS = 1_000_000;
  private static final int NICEST = -20;
  private static final int LEAST_NICE = 19;
  private static final List<String> NAMES =
      Arrays.asList(
          ("cpu fsize data stack core rss nproc nofile memlock as locks sigpending msgqueue nice"
                  + " rtprio rttime")
              .split(" "));
  private static final Map<String, Long> UNITS =
      Map.of(
          "us",
          1L,
          "microsecond",
          1L,
          "ms",
          1000L,
          "millisecond",
          1000L,
          "s",
          MICROS,
          "sec",
          MICROS,
          "second",
          MICROS,
          "min",
          60 * MICROS,
          "minute",
          60 * MICROS);
  private static final Map<String, Long> LONG_UNITS =
      Map.of(
          "h",
          3600 * MICROS,
          "hour",
          3600 * MICROS,
          "d",
          86400 * MICROS,
          "day",
          86400 * MICROS,
          "week",
          7 * 86400 * MICROS);
  private static final List<String> PLURAL =
      List.of("microsecond", "millisecond", "second", "minute", "hour", "day", "week");

  private final Place place;
  private final String resource;
  private final String value;
  private final @Nullable String unit;

  private LimitReader(TokenStream tokens) {
    place = tokens.next().place();
    tokens.expect(TokenKind.RLIMIT);
    resource = tokens.expect(TokenKind.ID).text();
    tokens.expect(TokenKind.LE);
    value = tokens.expect(TokenKind.VALUE).text();
    unit = tokens.sees(TokenKind.ID) ? tokens.next().text() : null;
    tokens.endOfRule();
  }

  static Rule read(TokenStream tokens) {
    return new LimitReader(tokens).rule();
  }

  private Rule rule() {
    int number = resource.equals("ofile") ? NAMES.indexOf("nofile") : NAMES.indexOf(resource);
    if (number < 0) {
      throw refused("no such resource");
    }
    return new RlimitRule(place, resource, number, value.equals("infinity") ? -1 : limit());
  }

  private long limit() {
    long number = CNumbers.number(value);
    return switch (resource) {
      case "cpu" -> time(atLeastZero(number), MICROS);
      case "rttime" -> time(atLeastZero(number), 1);
      case "nofile", "ofile", "nproc", "locks", "sigpending", "rtprio" ->
          atLeastZero(withoutUnit(number));
      case "nice" -> nice(withoutUnit(number));
      default -> bytes(atLeastZero(number));
    };
  }

  private long atLeastZero(long number) {
    if (number < 0) {
      throw refused("expected a number that is not negative, found " + value);
    }
    return number;
  }

  private long withoutUnit(long number) {
    if (unit != null) {
      throw refused("expected no unit, found " + unit);
    }
    return number;
  }

  private long nice(long number) {
    if (number < NICEST || number > LEAST_NICE) {
      throw refused("expected -20 to 19, found " + value);
    }
    return number - NICEST;
  }

  private long time(long number, long base) {
    if (unit == null) {
      return number;
    }
    boolean plural = unit.endsWith("s") && PLURAL.contains(unit.substring(0, unit.length() - 1));
    String one = plural ? unit.substring(0, unit.length() - 1) : unit;
    Long factor = UNITS.getOrDefault(one, LONG_UNITS.get(one));
    if (factor == null) {
      throw refused("no unit of time '" + unit + "'");
    }
    long micros = number * factor;
    if (micros < base) {
      throw refused("expected at least one unit of " + (base == 1 ? "1us" : "1s"));
    }
    return micros / base;
  }

  private long bytes(long number) {
    if (unit == null) {
      return number;
    }
    return switch (unit) {
      case "K", "KB" -> number << 10;
      case "M", "MB" -> number << 20;
      case "G", "GB" -> number << 30;
      default -> throw refused("expected K, M, G, KB, MB or GB, found " + unit);
    };
  }

  private PolicyException refused(String reason) {
    return new PolicyException(place, "rlimit " + resource + ": " + reason);
  }
}
