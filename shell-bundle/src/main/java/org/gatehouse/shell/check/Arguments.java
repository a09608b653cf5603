package org.gatehouse.shell.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.stacker.HookInfo;

/**
 * The {@code name=value} words of a question.
 *
 * @param values by parameter name; complete, and nothing unknown
 */
record Arguments(Map<String, String> values) {
  /** What a file is opened for. */
  static final String MASK = "mask";

  /** Whose service it is. */
  static final String OF = "of";

  /**
   * Sorts the words.
   *
   * @throws LsmException EINVAL, naming the right names
   */
  static Arguments parse(HookInfo hook, List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw wrong(hook, "'" + word + "' is not name=value");
      }
      if (values.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw wrong(hook, "'" + word.substring(0, equals) + "' is given twice");
      }
    }
    check(hook, values.keySet());
    return new Arguments(values);
  }

  private static void check(HookInfo hook, Set<String> given) {
    Set<String> missing = new TreeSet<>(Hooks.asked(hook).stream().map(p -> p.name()).toList());
    Set<String> unknown = new TreeSet<>(given);
    unknown.removeAll(missing);
    unknown.removeAll(extras(hook));
    missing.removeAll(given);
    if (!unknown.isEmpty()) {
      throw wrong(hook, "no argument " + String.join(", ", unknown));
    }
    if (!missing.isEmpty()) {
      throw wrong(hook, "missing " + String.join(", ", missing));
    }
  }

  /** Arguments that are no parameters but say more about one. */
  static Set<String> extras(HookInfo hook) {
    Set<String> extras = new TreeSet<>();
    for (HookInfo.Parameter parameter : hook.parameters()) {
      if (parameter.type() == FileObject.class) {
        extras.add(MASK);
      } else if (parameter.type() == ServiceObject.class) {
        extras.add(OF);
      }
    }
    return extras;
  }

  private static LsmException wrong(HookInfo hook, String what) {
    List<String> names = Hooks.asked(hook).stream().map(p -> p.name() + "=").toList();
    String takes = names.isEmpty() ? "no arguments" : String.join(" ", names);
    Set<String> extras = extras(hook);
    extras.removeAll(Hooks.asked(hook).stream().map(p -> p.name()).toList());
    String more = extras.isEmpty() ? "" : " [" + String.join("=] [", extras) + "=]";
    return new LsmException(
        Errno.EINVAL, what + "; " + hook.kernelName() + " takes " + takes + more);
  }

  String value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  Optional<String> extra(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
