package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;

/** Denies every attach, whatever happens to its neighbours. */
public final class Guard implements SecurityModule, PtraceHooks {
  private static final ModuleId ID = ModuleId.of("guard");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "the guard says no");

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task task, PtraceMode mode) {
    return NO;
  }
}
