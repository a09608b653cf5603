package org.gatehouse.apparmor.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a path into the pattern that means it the next time too: where one component has a number
 * that somebody counted or drew, a date or a version, another one will do.
 *
 * @param places directories by the variables that stand for them, the longest first
 */
record PathGlob(Map<String, String> places) {
  private static final Pattern PROCESS = Pattern.compile("^/proc/[0-9]+(?=/|$)");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern HASH = Pattern.compile("\\b(?=[a-f]*[0-9])[0-9a-f]{16,}\\b");
  private static final Pattern LIBRARY = Pattern.compile("\\.so(?:\\.[0-9]+)+$");
  private static final Pattern VERSION = Pattern.compile("(?<![0-9A-Za-z])[0-9]+(?:\\.[0-9]+)+");
  private static final Pattern COUNTED =
      Pattern.compile("(?<=^bundle|^version)[0-9]+(?:\\.[0-9]+)?$");
  private static final Pattern DRAWN = Pattern.compile("[0-9]{4,}");

  /** Stands for a star while what it stands beside is escaped: no path has this byte. */
  private static final char STAR = '\0';

  String of(String path) {
    for (Map.Entry<String, String> place : places.entrySet()) {
      if (path.equals(place.getValue()) || path.startsWith(place.getValue() + "/")) {
        return place.getKey() + components(path.substring(place.getValue().length()));
      }
    }
    return components(path);
  }

  private static String components(String path) {
    String known = PROCESS.matcher(path).replaceFirst("/proc/" + STAR);
    StringBuilder text = new StringBuilder();
    for (String component : known.split("/", -1)) {
      text.append(text.isEmpty() && component.isEmpty() ? "" : component(component)).append('/');
    }
    String whole = text.substring(0, text.length() - 1);
    return Arrays.stream(whole.split("\0+", -1)).map(Literal::of).collect(Collectors.joining("*"));
  }

  private static String component(String name) {
    String text = LIBRARY.matcher(name).replaceFirst(".so" + STAR);
    for (Pattern each : List.of(UUID, DATE, HASH, VERSION, COUNTED, DRAWN)) {
      text = each.matcher(text).replaceAll(String.valueOf(STAR));
    }
    return text;
  }
}
