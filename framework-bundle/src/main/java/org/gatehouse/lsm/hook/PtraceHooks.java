package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on reaching into another task (Linux 6.12 include/linux/lsm_hook_defs.h, "ptrace"). */
@ConsumerType
public interface PtraceHooks {
  /**
   * May the subject look into the other task, the child, (stack and heap dumps, reflective reads)
   * or take hold of it (setAccessible, private lookup, instrumentation, attach).
   */
  default Verdict ptraceAccessCheck(Cred subject, Task child, PtraceMode mode) {
    return Verdict.ALLOW;
  }

  /** May {@code parent} take hold of the subject, who offers it: addOpens, a lookup handed out. */
  default Verdict ptraceTraceme(Cred subject, Task parent) {
    return Verdict.ALLOW;
  }
}
