package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The {@code alias} rules of a policy; each says that a path can be found elsewhere too. */
final class Aliases {
  private record Alias(String from, String to) {
    boolean fits(@Nullable String path) {
      return path != null && path.startsWith(from);
    }

    String apply(String path) {
      return to + path.substring(from.length());
    }
  }

  private final TreeSet<Alias> all =
      new TreeSet<>(Comparator.comparing(Alias::from).thenComparing(Alias::to));

  void add(String from, String to) {
    all.add(new Alias(from, to));
  }

  /** What else a path can be. */
  List<String> of(String path) {
    return all.stream().filter(alias -> alias.fits(path)).map(alias -> alias.apply(path)).toList();
  }

  /** A rule, then the same for its aliases. */
  List<Rule> of(FileRule rule) {
    List<Rule> rules = new ArrayList<>(List.of(rule));
    for (Alias alias : all) {
      String target = rule.linkTarget();
      if (alias.fits(rule.pattern()) || alias.fits(target)) {
        String pattern = alias.fits(rule.pattern()) ? alias.apply(rule.pattern()) : rule.pattern();
        String other = target != null && alias.fits(target) ? alias.apply(target) : target;
        rules.add(
            new FileRule(
                rule.place(),
                rule.qualifiers(),
                rule.owner(),
                pattern,
                rule.perms(),
                rule.exec(),
                other,
                false));
      }
    }
    return rules;
  }
}
