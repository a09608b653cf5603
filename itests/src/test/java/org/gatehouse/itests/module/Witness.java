package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;

/**
 * The module under test. It allows what the guard denies, and has two doors of its own: one that it
 * keeps shut and one that it keeps open.
 */
public final class Witness implements SecurityModule, PtraceHooks, TaskHooks {
  private static final ModuleId ID = ModuleId.of("witness");
  private static final Verdict SHUT = Verdict.deny(Errno.EPERM, "the witness keeps it shut");

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task task, PtraceMode mode) {
    return Verdict.ALLOW;
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return SHUT;
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    return Verdict.ALLOW;
  }
}
