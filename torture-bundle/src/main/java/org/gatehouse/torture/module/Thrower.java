package org.gatehouse.torture.module;

import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/** Its only hook always throws, which has to be a denial. */
final class Thrower extends Mortal implements TaskHooks {
  Thrower(String name, Ledger ledger) {
    super(name, ledger);
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return live(
        () -> {
          ledger().count(Count.THROWN);
          throw new IllegalStateException("this module is broken on purpose");
        });
  }
}
