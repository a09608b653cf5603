package org.gatehouse.hats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which hat a path gets, by the patterns of servlets: the path itself, the longest {@code /x/*}, an
 * ending {@code *.x}, then {@code /}. Immutable.
 */
final class HatRules {
  private static final String BELOW = "/*";

  private final List<Rule> rules;

  private record Rule(String pattern, String hat) {
    boolean matches(String path) {
      if (pattern.equals("/")) {
        return true;
      }
      if (pattern.startsWith("*.")) {
        return path.endsWith(pattern.substring(1));
      }
      String prefix = prefix();
      return isPrefix()
          ? path.equals(prefix) || path.startsWith(prefix + "/")
          : path.equals(pattern);
    }

    boolean isPrefix() {
      return pattern.endsWith(BELOW);
    }

    private String prefix() {
      return pattern.substring(0, pattern.length() - BELOW.length());
    }

    /** The nearer comes first. */
    int rank() {
      int endings = Integer.MAX_VALUE - 1;
      if (pattern.equals("/")) {
        return Integer.MAX_VALUE;
      }
      return pattern.startsWith("*.") ? endings : isPrefix() ? endings - pattern.length() : 0;
    }
  }

  private HatRules(List<Rule> rules) {
    this.rules = rules.stream().sorted(Comparator.comparingInt(Rule::rank)).toList();
  }

  /**
   * Reads {@code PATTERN=HAT}, several in a line with blanks or commas between them.
   *
   * @throws IllegalArgumentException if one is none
   */
  static HatRules of(String... lines) {
    List<Rule> rules = new ArrayList<>();
    for (String line : words(lines)) {
      int end = line.lastIndexOf('=');
      String pattern = line.substring(0, Math.max(end, 0));
      String hat = line.substring(end + 1);
      boolean good = pattern.startsWith("/") || pattern.startsWith("*.");
      if (!good || !hat.matches("[^^\0]+")) {
        throw new IllegalArgumentException("no PATTERN=HAT: " + line);
      }
      rules.add(new Rule(pattern, hat));
    }
    return new HatRules(rules);
  }

  private static List<String> words(String... lines) {
    return Arrays.stream(lines)
        .flatMap(line -> Arrays.stream(line.strip().split("[\\s,]+")))
        .toList();
  }

  /** The hat of a decoded path; null if no pattern matches. */
  @Nullable String hat(String path) {
    return rules.stream()
        .filter(rule -> rule.matches(path))
        .findFirst()
        .map(Rule::hat)
        .orElse(null);
  }
}
