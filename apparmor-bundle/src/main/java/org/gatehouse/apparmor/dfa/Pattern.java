package org.gatehouse.apparmor.dfa;

import org.gatehouse.apparmor.policy.Glob;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.Regex;

/**
 * A rule as the automaton sees it.
 *
 * @param place what an error names
 */
record Pattern(Place place, Regex regex, Grant grant) {
  /** A rule that allows or denies; without wildcards it is exact. */
  static Pattern of(Place place, Regex regex, boolean deny, int perms, int audit) {
    Grant.Kind allow = regex.wild() ? Grant.Kind.ALLOW : Grant.Kind.EXACT;
    return new Pattern(place, regex, new Grant(deny ? Grant.Kind.DENY : allow, perms, audit));
  }

  /** The expression of a pattern of the profile language. */
  static Regex glob(String pattern, Place place) {
    return glob(pattern, false, place);
  }

  /** The same; {@code zero}: wildcards match a byte 0. */
  static Regex glob(String pattern, boolean zero, Place place) {
    try {
      return Regex.parse(Glob.regex(pattern, zero));
    } catch (IllegalArgumentException e) {
      throw new PolicyException(place, "the pattern " + pattern + ": " + e.getMessage());
    }
  }

  /** The expression of a path's pattern. */
  static Regex path(String pattern, Place place) {
    return glob(Glob.filterSlashes(pattern), place);
  }
}
