package org.gatehouse.capability.policy;

/** What a change of uids makes of capability sets (cap_task_fix_setuid). */
public final class SetuidFix {
  private SetuidFix() {}

  /**
   * Which uids are 0.
   *
   * @param real the real uid
   * @param effective the effective uid
   * @param saved the saved uid
   */
  public record Roots(boolean real, boolean effective, boolean saved) {
    boolean any() {
      return real || effective || saved;
    }
  }

  /** After setuid, setreuid or setresuid (cap_emulate_setxuid). */
  public static TaskCaps ids(TaskCaps caps, Roots before, Roots after) {
    if (isOff(caps)) {
      return caps;
    }
    TaskCaps next = before.any() && !after.any() ? withoutRoot(caps) : caps;
    if (before.effective() && !after.effective()) {
      return next.with(next.permitted(), 0);
    }
    boolean becomes = !before.effective() && after.effective();
    return becomes ? next.with(next.permitted(), next.permitted()) : next;
  }

  private static TaskCaps withoutRoot(TaskCaps caps) {
    boolean keeps = (caps.securebits() & SecureBits.KEEP_CAPS) != 0;
    return (keeps ? caps : caps.with(0, 0)).withAmbient(0);
  }

  /** After setfsuid: the capabilities on files follow it. */
  public static TaskCaps fs(TaskCaps caps, boolean before, boolean after) {
    if (isOff(caps) || before == after) {
      return caps;
    }
    long raised = after ? caps.permitted() & Bits.FS : 0;
    return caps.with(caps.permitted(), (caps.effective() & ~Bits.FS) | raised);
  }

  private static boolean isOff(TaskCaps caps) {
    return (caps.securebits() & SecureBits.NO_SETUID_FIXUP) != 0;
  }
}
