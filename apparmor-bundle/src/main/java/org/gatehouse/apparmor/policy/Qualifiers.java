package org.gatehouse.apparmor.policy;

/**
 * The prefix of a rule. A denial is quiet unless {@code audit}; what is allowed is logged only with
 * {@code audit}.
 */
public record Qualifiers(boolean audit, boolean deny) {
  /** No prefix. */
  public static final Qualifiers ALLOW = new Qualifiers(false, false);
}
