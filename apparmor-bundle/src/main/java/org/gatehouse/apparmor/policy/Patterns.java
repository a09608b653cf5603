package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/** Checks that a text of a rule is a pattern. */
final class Patterns {
  private Patterns() {}

  static Regex parse(String pattern, Place place) {
    return parse(pattern, false, place);
  }

  /**
   * The expression of a pattern.
   *
   * @param zero whether wildcards match a byte 0
   */
  static Regex parse(String pattern, boolean zero, Place place) {
    try {
      return Regex.parse(Glob.regex(pattern, zero));
    } catch (IllegalArgumentException e) {
      throw new PolicyException(place, "the pattern " + pattern + ": " + e.getMessage());
    }
  }

  static void check(@Nullable String pattern, Place place) {
    if (pattern != null) {
      parse(pattern, place);
    }
  }
}
