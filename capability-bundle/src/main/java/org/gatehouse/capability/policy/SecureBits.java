package org.gatehouse.capability.policy;

/** The securebits (Linux 6.12 uapi/linux/securebits.h); each has its lock at the next bit. */
public final class SecureBits {
  /** Root is nobody special. */
  public static final int NOROOT = 1;

  /** A change of uid leaves capabilities alone. */
  public static final int NO_SETUID_FIXUP = 1 << 2;

  /** Permitted capabilities survive that no uid is root any more; until exec. */
  public static final int KEEP_CAPS = 1 << 4;

  /** No ambient capability can be raised. */
  public static final int NO_CAP_AMBIENT_RAISE = 1 << 6;

  /** All bits. */
  public static final int ALL_BITS = NOROOT | NO_SETUID_FIXUP | KEEP_CAPS | NO_CAP_AMBIENT_RAISE;

  /** All locks. */
  public static final int ALL_LOCKS = ALL_BITS << 1;

  private SecureBits() {}

  /** Whether nothing forbids the change but privilege: no locked bit changes, no lock opens. */
  static boolean mayBecome(int old, long wanted) {
    boolean lockedChange = ((old & ALL_LOCKS) >>> 1 & (old ^ wanted)) != 0;
    boolean unlocks = (old & ALL_LOCKS & ~wanted) != 0;
    boolean unknown = (wanted & ~(long) (ALL_LOCKS | ALL_BITS)) != 0;
    return !lockedChange && !unlocks && !unknown;
  }
}
