package org.gatehouse.capability.policy;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;

/**
 * The options of prctl that concern capabilities (cap_task_prctl), and no_new_privs.
 *
 * @param caps the sets before
 * @param setpcap whether the task holds CAP_SETPCAP
 */
public record Prctl(TaskCaps caps, boolean setpcap) {
  public static final int PR_GET_KEEPCAPS = 7;
  public static final int PR_SET_KEEPCAPS = 8;
  public static final int PR_CAPBSET_READ = 23;
  public static final int PR_CAPBSET_DROP = 24;
  public static final int PR_GET_SECUREBITS = 27;
  public static final int PR_SET_SECUREBITS = 28;
  public static final int PR_SET_NO_NEW_PRIVS = 38;
  public static final int PR_GET_NO_NEW_PRIVS = 39;
  public static final int PR_CAP_AMBIENT = 47;
  public static final int PR_CAP_AMBIENT_IS_SET = 1;
  public static final int PR_CAP_AMBIENT_RAISE = 2;
  public static final int PR_CAP_AMBIENT_LOWER = 3;
  public static final int PR_CAP_AMBIENT_CLEAR_ALL = 4;

  /**
   * What comes of a call.
   *
   * @param next the sets after it
   * @param reply what the caller gets; ENOSYS for an option of another module
   */
  public record Outcome(TaskCaps next, Reply<Integer> reply) {}

  /** One call. */
  public Outcome run(int option, long arg2, long arg3, long arg4, long arg5) {
    boolean rest = (arg3 | arg4 | arg5) != 0;
    return switch (option) {
      case PR_CAPBSET_READ -> Bits.isValid(arg2) ? flag(bit(caps.bounding(), arg2)) : einval();
      case PR_CAPBSET_DROP -> drop(arg2);
      case PR_GET_SECUREBITS -> answer(caps.securebits());
      case PR_SET_SECUREBITS -> secure(arg2);
      case PR_GET_KEEPCAPS -> flag((caps.securebits() & SecureBits.KEEP_CAPS) != 0);
      case PR_SET_KEEPCAPS -> keep(arg2);
      case PR_SET_NO_NEW_PRIVS -> arg2 != 1 || rest ? einval() : next(caps.withNoNewPrivs());
      case PR_GET_NO_NEW_PRIVS -> arg2 != 0 || rest ? einval() : flag(caps.noNewPrivs());
      case PR_CAP_AMBIENT -> ambient(arg2, arg3, arg4 | arg5);
      default -> error(Errno.ENOSYS);
    };
  }

  private static boolean bit(long set, long number) {
    return (set >>> number & 1) != 0;
  }

  private Outcome next(TaskCaps changed) {
    return new Outcome(changed, Reply.of(0));
  }

  private Outcome answer(int value) {
    return new Outcome(caps, Reply.of(value));
  }

  private Outcome flag(boolean set) {
    return answer(set ? 1 : 0);
  }

  private Outcome error(Errno errno) {
    return new Outcome(caps, Reply.error(errno));
  }

  private Outcome einval() {
    return error(Errno.EINVAL);
  }

  private Outcome drop(long number) {
    if (!setpcap) {
      return error(Errno.EPERM);
    }
    return Bits.isValid(number)
        ? next(caps.withBounding(caps.bounding() & ~(1L << number)))
        : einval();
  }

  private Outcome secure(long wanted) {
    return setpcap && SecureBits.mayBecome(caps.securebits(), wanted)
        ? next(caps.withSecurebits((int) wanted))
        : error(Errno.EPERM);
  }

  private Outcome keep(long wanted) {
    if (wanted < 0 || wanted > 1) {
      return einval();
    }
    int bits = caps.securebits();
    if ((bits & SecureBits.KEEP_CAPS << 1) != 0) {
      return error(Errno.EPERM);
    }
    int cleared = bits & ~SecureBits.KEEP_CAPS;
    return next(caps.withSecurebits(wanted == 1 ? cleared | SecureBits.KEEP_CAPS : cleared));
  }

  private Outcome ambient(long verb, long number, long rest) {
    if (verb == PR_CAP_AMBIENT_CLEAR_ALL) {
      return (number | rest) == 0 ? next(caps.withAmbient(0)) : einval();
    }
    if (!Bits.isValid(number) || rest != 0) {
      return einval();
    }
    return switch ((int) Math.max(0, Math.min(verb, 5))) {
      case PR_CAP_AMBIENT_IS_SET -> flag(bit(caps.ambient(), number));
      case PR_CAP_AMBIENT_RAISE -> raise(number);
      case PR_CAP_AMBIENT_LOWER -> next(caps.withAmbient(caps.ambient() & ~(1L << number)));
      default -> einval();
    };
  }

  private Outcome raise(long number) {
    boolean forbidden = (caps.securebits() & SecureBits.NO_CAP_AMBIENT_RAISE) != 0;
    boolean held = bit(caps.permitted() & caps.inheritable(), number);
    return held && !forbidden
        ? next(caps.withAmbient(caps.ambient() | 1L << number))
        : error(Errno.EPERM);
  }
}
