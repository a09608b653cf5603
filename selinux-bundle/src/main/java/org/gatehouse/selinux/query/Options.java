package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** The options of one line: {@code --name=value}, or {@code --name} alone. */
final class Options {
  private final Map<String, String> values = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private Options() {}

  /** EINVAL for a word that is none of the known options. */
  static Options parse(String line, List<String> known) {
    Options options = new Options();
    for (String word : line.strip().split("\\s+", -1)) {
      options.add(word, known);
    }
    return options;
  }

  private void add(String word, List<String> known) {
    if (word.isEmpty()) {
      return;
    }
    String[] parts = word.split("=", 2);
    String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
    if (!known.contains(name)) {
      throw new LsmException(Errno.EINVAL, "'" + word + "' is none of --" + known(known));
    }
    names.add(name);
    if (parts.length == 2) {
      values.put(name, parts[1]);
    }
  }

  private static String known(List<String> all) {
    return String.join(" --", all);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** The value that was given. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** All options that were given, in their order. */
  List<String> names() {
    return List.copyOf(names);
  }
}
