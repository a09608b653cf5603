package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on privilege (Linux 6.12 include/linux/lsm_hook_defs.h, "capable"). */
@ConsumerType
public interface CapableHooks {
  /** May the subject read the capability sets of the task. */
  default Verdict capget(Cred subject, Task task) {
    return Verdict.ALLOW;
  }

  /** May the subject change its own capability sets to these bits. */
  default Verdict capset(Cred subject, long effective, long inheritable, long permitted) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject use the capability. Modules only take away: where no capability module is
   * enabled the host's own rule decides first.
   */
  default Verdict capable(Cred subject, Capability capability) {
    return Verdict.ALLOW;
  }

  /** May the subject read the log or change its levels. */
  default Verdict syslog(Cred subject, int type) {
    return Verdict.ALLOW;
  }

  /** May the subject change the clock or the time zone of the host. */
  default Verdict settime(Cred subject) {
    return Verdict.ALLOW;
  }

  /**
   * Whether the subject may use the reserve of direct memory. The caller asks for CAP_SYS_ADMIN
   * besides.
   */
  @Rule(Combine.ALL_AGREE)
  default boolean vmEnoughMemory(Cred subject, long pages) {
    return true;
  }

  /**
   * The capabilities that go along with a command to the management plane, as bits; every module
   * starts from all of them.
   */
  @Rule(Combine.INTERSECT)
  default Reply<Long> netlinkSend(Cred subject, String command) {
    return Reply.of(-1L);
  }

  /**
   * May the subject do what would break the integrity of the host: attach, redefine, Unsafe, native
   * access.
   */
  default Verdict lockedDown(Cred subject, String reason) {
    return Verdict.ALLOW;
  }

  /** May the subject record what the host does. */
  default Verdict perfEventOpen(Cred subject, int type) {
    return Verdict.ALLOW;
  }
}
