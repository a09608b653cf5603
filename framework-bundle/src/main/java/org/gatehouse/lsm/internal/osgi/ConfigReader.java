package org.gatehouse.lsm.internal.osgi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.internal.text.Nearest;
import org.gatehouse.lsm.stacker.CombineRule;

/** Reads the stacker's configuration; a bad value is refused whole, naming key and value. */
final class ConfigReader {
  private static final Set<String> KEYS =
      Set.of(
          "lsm",
          "security",
          "required",
          "combine",
          "alloc.undo",
          "stall.seconds",
          "quarantine.faults",
          "names");

  private final Map<String, ?> values;
  private final List<String> warnings = new ArrayList<>();

  private ConfigReader(Map<String, ?> values) {
    this.values = values;
  }

  /**
   * A configuration, and what the operator should know about it.
   *
   * @param config the configuration
   * @param names which bundles the names are bound to
   * @param warnings one line each
   */
  record Result(StackConfig config, NameBindings names, List<String> warnings) {}

  /**
   * Reads it.
   *
   * @throws LsmException EINVAL naming the key and the value
   */
  static Result read(Map<String, ?> values) {
    return new ConfigReader(values).read();
  }

  private Result read() {
    checkKeys();
    StackConfig config =
        new StackConfig(
            lsm(),
            Set.copyOf(list("required")),
            choice("combine", "all", "first").equals("all") ? CombineRule.ALL : CombineRule.FIRST,
            choice("alloc.undo", "complete", "succeeded").equals("complete"),
            number("stall.seconds", 21, 300),
            number("quarantine.faults", 8, Integer.MAX_VALUE));
    NameBindings names = NameBindings.read(list("names"));
    return new Result(config, names, List.copyOf(warnings));
  }

  private void checkKeys() {
    for (String key : values.keySet()) {
      boolean foreign =
          key.startsWith("service.") || key.startsWith("felix.") || key.startsWith("component.");
      if (!foreign && !KEYS.contains(key)) {
        throw new LsmException(
            Errno.EINVAL, "unknown setting '" + key + "'" + Nearest.hint(key, KEYS));
      }
    }
  }

  /** {@code lsm=} overrides {@code security=}; duplicates are ignored. */
  private List<String> lsm() {
    List<String> security = list("security");
    if (!text("lsm").isEmpty() || security.isEmpty()) {
      if (!security.isEmpty()) {
        warnings.add("security=" + text("security") + " is ignored because lsm= is given");
      }
      return list("lsm");
    }
    return security;
  }

  private List<String> list(String key) {
    return list(values, key);
  }

  /** The words of a comma list, each once. */
  static List<String> list(Map<String, ?> values, String key) {
    Set<String> names = new LinkedHashSet<>();
    Stream.of(text(values, key).split(",", -1)).map(String::strip).forEach(names::add);
    names.remove("");
    return List.copyOf(names);
  }

  private String text(String key) {
    return text(values, key);
  }

  private static String text(Map<String, ?> values, String key) {
    Object value = values.get(key);
    return value == null ? "" : value.toString().strip();
  }

  private String choice(String key, String one, String other) {
    String value = text(key).toLowerCase(Locale.ROOT);
    if (value.isEmpty() || value.equals(one)) {
      return one;
    }
    if (value.equals(other)) {
      return other;
    }
    throw new LsmException(
        Errno.EINVAL, key + "=" + text(key) + " is neither " + one + " nor " + other);
  }

  private int number(String key, int otherwise, int most) {
    String value = text(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    boolean fits = value.matches("[0-9]{1,9}");
    int number = fits ? Integer.parseInt(value) : 0;
    if (number < 1 || number > most) {
      throw new LsmException(
          Errno.EINVAL, key + "=" + value + " is not a number from 1 to " + most);
    }
    return number;
  }
}
