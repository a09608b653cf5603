package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.XPerms;

/**
 * A decision about the 256 commands of a driver.
 *
 * @param ruled whether source, target and class have any rule of extended permissions; if they have
 *     none, the plain permission decides, else what is not allowed here is denied (Linux 5.10 and
 *     later)
 */
public record XpermVector(boolean ruled, XPerms allowed, XPerms auditallow, XPerms dontaudit) {
  /** Whether a plain permission still holds for a command, its low byte. */
  public boolean permits(int command) {
    return !ruled || allowed.has(command);
  }

  private static final XPerms EMPTY = new XPerms(XPerms.FUNCTIONS, 0, 0, 0, 0, 0);
  private static final XPerms FULL = new XPerms(XPerms.FUNCTIONS, 0, ~0L, ~0L, ~0L, ~0L);

  /** Nothing is allowed. */
  public static final XpermVector NONE = new XpermVector(false, EMPTY, EMPTY, EMPTY);

  /** Everything is allowed. */
  public static final XpermVector ALL = new XpermVector(false, FULL, EMPTY, EMPTY);
}
