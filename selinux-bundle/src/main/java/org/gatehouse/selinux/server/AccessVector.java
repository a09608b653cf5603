package org.gatehouse.selinux.server;

/**
 * A decision about all permissions of a class, one bit each.
 *
 * @param allowed what may be done
 * @param auditallow what is recorded when done
 * @param auditdeny what is recorded when denied
 * @param permissive whether denials to this source are only recorded
 */
public record AccessVector(int allowed, int auditallow, int auditdeny, boolean permissive) {
  /** Nothing is allowed and every denial recorded. */
  public static final AccessVector NONE = new AccessVector(0, 0, ~0, false);

  /** Everything is allowed. */
  public static final AccessVector ALL = new AccessVector(~0, 0, ~0, false);

  /** The same with other allowed permissions. */
  public AccessVector withAllowed(int other) {
    return new AccessVector(other, auditallow, auditdeny, permissive);
  }
}
