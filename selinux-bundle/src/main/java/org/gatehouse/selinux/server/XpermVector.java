package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.XPerms;

/**
 * A decision about the 256 commands of a driver.
 *
 * @param ruled whether any allow rule of extended permissions covers the driver; if none does, the
 *     plain permission decides
 */
public record XpermVector(boolean ruled, XPerms allowed, XPerms auditallow, XPerms dontaudit) {
  private static final XPerms EMPTY = new XPerms(XPerms.FUNCTIONS, 0, 0, 0, 0, 0);
  private static final XPerms FULL = new XPerms(XPerms.FUNCTIONS, 0, ~0L, ~0L, ~0L, ~0L);

  /** Nothing is allowed. */
  public static final XpermVector NONE = new XpermVector(false, EMPTY, EMPTY, EMPTY);

  /** Everything is allowed. */
  public static final XpermVector ALL = new XpermVector(false, FULL, EMPTY, EMPTY);
}
