package org.gatehouse.smack.policy;

/**
 * One rule as it was written (Linux 6.12 smackfs.c, struct smack_parsed_rule).
 *
 * @param subject who
 * @param object to what
 * @param enable bits it grants
 * @param disable bits it takes away; where both name a bit it is taken away
 */
public record Rule(Label subject, Label object, int enable, int disable) {
  /** A rule that grants exactly this. */
  public static Rule of(Label subject, Label object, int access) {
    return new Rule(subject, object, access, ~access);
  }
}
