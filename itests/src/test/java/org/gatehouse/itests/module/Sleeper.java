package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;

/** A module whose hook takes as many milliseconds as the signal says, then allows. */
public final class Sleeper implements SecurityModule, TaskHooks {
  /** Set to {@code true} while a thread is in the hook; shared by way of the system properties. */
  public static final String INSIDE = "itests.sleeper.inside";

  @Override
  public ModuleId id() {
    return ModuleId.of("sleeper");
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    System.setProperty(INSIDE, "true");
    try {
      Thread.sleep(signal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      System.setProperty(INSIDE, "false");
    }
    return Verdict.ALLOW;
  }
}
