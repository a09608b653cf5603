package org.gatehouse.selinux.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paths that are looked up as if they were elsewhere: the lines of a {@code .subs} or {@code
 * .subs_dist} file. The last line that fits wins.
 */
record Substitutions(List<Alias> aliases) {
  static final Substitutions NONE = new Substitutions(List.of());

  /** What lies under {@code from} is labelled as if it lay under {@code to}. */
  record Alias(String from, String to) {
    @Nullable String apply(String path) {
      if (!path.startsWith(from)) {
        return null;
      }
      String rest = path.substring(from.length());
      if (!rest.isEmpty() && !rest.startsWith("/")) {
        return null;
      }
      return to.equals("/") && !rest.isEmpty() ? rest : to + rest;
    }
  }

  static Substitutions of(List<Line> lines) throws LabelSyntaxException {
    List<Alias> aliases = new ArrayList<>();
    for (Line line : lines) {
      if (line.fields().size() < 2) {
        throw line.error(1, 0, "the path that stands for it is missing");
      }
      aliases.add(0, new Alias(line.field(0), line.field(1)));
    }
    return new Substitutions(List.copyOf(aliases));
  }

  /** From each key to its value, the longest key first. */
  static Substitutions of(Map<String, String> places) {
    return new Substitutions(
        places.entrySet().stream()
            .map(place -> new Alias(place.getKey(), place.getValue()))
            .sorted(Comparator.comparing((Alias alias) -> -alias.from().length()))
            .toList());
  }

  /** The path with its alias replaced, or as it is if none fits. */
  String orSame(String path) {
    for (Alias alias : aliases) {
      String replaced = alias.apply(path);
      if (replaced != null) {
        return replaced;
      }
    }
    return path;
  }
}
