package org.gatehouse.torture.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.torture.ledger.Ledger;

/** Lets nobody choose how another task is scheduled; its bundle vanishes and comes back. */
final class Watch extends Mortal implements TaskHooks {
  private static final Verdict NO = Verdict.deny(Errno.EPERM, "no task schedules another");

  Watch(String name, Ledger ledger) {
    super(name, ledger);
  }

  @Override
  public Verdict taskSetscheduler(Cred subject, Task task) {
    return live(
        () -> {
          Linger.sometimes(16);
          return NO;
        });
  }
}
