package org.gatehouse.selinux.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.selinux.policy.BooleanSymbol;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Symbols;

/**
 * The states of booleans that outlive a start, in the form of Linux's {@code booleans.local}: lines
 * {@code NAME=1} or {@code NAME=0} (also on, off, true, false); {@code #} begins a comment. The
 * last line of a name counts. A line with a fault is told and left out, the others are good.
 */
public final class LocalBooleans {
  private static final Pattern LINE = Pattern.compile("\\s*([^\\s=#]+)\\s*=\\s*([^\\s#]+)\\s*");
  private static final Map<String, Boolean> STATES =
      Map.of("1", true, "on", true, "true", true, "0", false, "off", false, "false", false);

  private LocalBooleans() {}

  /**
   * The policy with the states of a text as those that it is shipped with.
   *
   * @param file what faults call the text
   * @param faults told of each line that is left out, with file, line and reason
   */
  public static Policy applied(Policy policy, String file, String text, Consumer<String> faults) {
    Map<String, Boolean> states = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String fault = read(policy, lines.get(i), states);
      if (!fault.isEmpty()) {
        faults.accept(file + ":" + (i + 1) + ": " + fault + "; the line is left out");
      }
    }
    return states.isEmpty() ? policy : policy.withNames(shipped(policy.names(), states));
  }

  /** What is wrong with a line; empty if nothing is. */
  private static String read(Policy policy, String line, Map<String, Boolean> states) {
    String said = line.replaceFirst("#.*", "");
    if (said.isBlank()) {
      return "";
    }
    Matcher matcher = LINE.matcher(said);
    if (!matcher.matches()) {
      return "expected NAME=0 or NAME=1";
    }
    String name = matcher.group(1);
    Boolean state = STATES.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (state == null) {
      return "'" + matcher.group(2) + "' is no state of a boolean";
    }
    if (policy.names().booleans().find(name) == null) {
      return "the policy has no boolean " + name;
    }
    states.put(name, state);
    return "";
  }

  private static Names shipped(Names names, Map<String, Boolean> states) {
    Symbols<BooleanSymbol> all = names.booleans();
    return names.withBooleans(
        Symbols.of(all.count(), all.entries().stream().map(each -> set(each, states)).toList()));
  }

  private static BooleanSymbol set(BooleanSymbol each, Map<String, Boolean> states) {
    boolean state = states.getOrDefault(each.name(), each.state());
    return new BooleanSymbol(each.name(), each.value(), state);
  }

  /** A text with other states: lines of these names are replaced or added, the others stay. */
  public static String changed(String text, Map<String, Boolean> changes) {
    Map<String, Boolean> left = new TreeMap<>(changes);
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line.replaceFirst("#.*", ""));
      String name = matcher.matches() ? matcher.group(1) : "";
      if (!changes.containsKey(name)) {
        lines.add(line);
      } else if (left.containsKey(name)) {
        lines.add(line(name, left.remove(name)));
      }
    }
    left.forEach((name, state) -> lines.add(line(name, state)));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String line(String name, boolean state) {
    return name + "=" + (state ? 1 : 0);
  }
}
