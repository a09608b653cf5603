package org.gatehouse.selinux.audit;

/**
 * Who caused a record.
 *
 * @param pid the process of the JVM
 * @param uid its user
 * @param auid the user that logged in, or {@link #UNSET}
 * @param session the session, or {@link #UNSET}
 * @param context the security context
 */
public record Actor(long pid, long uid, long auid, long session, String context) {
  /** What Linux writes where nobody logged in. */
  public static final long UNSET = 4_294_967_295L;

  Fields login() {
    return Fields.NONE.number("auid", auid).number("ses", session);
  }

  Fields all() {
    return Fields.NONE.number("pid", pid).number("uid", uid).and(login()).context("subj", context);
  }
}
