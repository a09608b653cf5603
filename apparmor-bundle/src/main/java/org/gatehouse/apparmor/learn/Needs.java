package org.gatehouse.apparmor.learn;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one profile would have needed, as far as it was seen. Guarded by whoever holds it. */
final class Needs {
  /** More than this of one task is no profile that anybody would read. */
  private static final int MOST = 20_000;

  private final Map<String, FileNeed> files = new TreeMap<>();
  private final Set<String> rules = new TreeSet<>();
  private int lost;

  /** The names of files. */
  Map<String, FileNeed> files() {
    return Map.copyOf(files);
  }

  /** Whole rules, without their commas. */
  Set<String> rules() {
    return Set.copyOf(rules);
  }

  boolean isEmpty() {
    return files.isEmpty() && rules.isEmpty();
  }

  /** How many records were too many. */
  int lost() {
    return lost;
  }

  void add(Seen seen) {
    if (files.size() + rules.size() >= MOST) {
      lost++;
      return;
    }
    String rule = rule(seen);
    if (!rule.isEmpty()) {
      rules.add(rule);
      return;
    }
    FileNeed need = FileNeed.of(seen.get("requested_mask"), seen.isOwner());
    if (seen.get("name").startsWith("/") && need.bits() != 0) {
      files.merge(seen.get("name"), need, FileNeed::and);
    }
  }

  void add(Needs other) {
    other.files.forEach((name, need) -> files.merge(name, need, FileNeed::and));
    rules.addAll(other.rules);
    lost += other.lost;
  }

  /** The rule of what is no plain access to a file; empty for that. */
  private static String rule(Seen seen) {
    String mask = seen.get("requested_mask");
    String peer = Literal.word(Literal.of(seen.get("peer")));
    String target = Literal.word(Literal.of(seen.get("target")));
    return switch (seen.get("operation")) {
      case "capable" -> "capability " + seen.get("capname");
      case "signal" -> "signal " + mask + " set=" + seen.get("signal") + " peer=" + peer;
      case "ptrace" -> "ptrace " + mask + " peer=" + peer;
      case "link" -> "link " + Literal.word(Literal.of(seen.get("name"))) + " -> " + target;
      case "change_profile", "change_onexec" ->
          "change_profile -> " + Literal.word(Literal.of(seen.get("name")));
      default -> seen.get("family").isEmpty() ? "" : network(seen);
    };
  }

  private static String network(Seen seen) {
    return "network " + seen.get("family") + " " + seen.get("sock_type");
  }
}
