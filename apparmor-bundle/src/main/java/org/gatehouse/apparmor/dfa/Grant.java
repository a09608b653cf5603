package org.gatehouse.apparmor.dfa;

/**
 * What a rule says of the words it matches.
 *
 * @param perms the bits that are allowed or denied
 * @param audit those of them that are logged; of a denial those that are kept quiet
 */
record Grant(Kind kind, int perms, int audit) {
  /** How it combines with others of the same word. */
  enum Kind {
    /** Allows; how to execute is said by {@link #EXACT} if that says it. */
    ALLOW,
    /** Allows, of a rule without wildcards. */
    EXACT,
    /** Takes away from both. */
    DENY
  }
}
