package org.gatehouse.torture.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;

/**
 * Stands in the stack all the time and lets no application kill a task. The demo itself, which
 * stops bundles, is none.
 */
final class Guard implements SecurityModule, TaskHooks {
  private static final Verdict NO = Verdict.deny(Errno.EPERM, "no task kills another");

  private final ModuleId id;

  Guard(String name) {
    this.id = ModuleId.of(name);
  }

  @Override
  public ModuleId id() {
    return id;
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    return Applications.isOne(subject) ? NO : Verdict.ALLOW;
  }
}
