package org.gatehouse.torture.app;

import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.torture.ledger.Operation;

/**
 * Turns an operation into the call of its hook.
 *
 * @param table the door to the stack
 * @param cred the application's
 * @param other the task that it would reach for
 * @param files its files
 */
record Asking(HookTable table, Cred cred, Task other, Files files) {
  Verdict ask(Operation operation, byte[] sheet) {
    return switch (operation) {
      case STAMP -> table.kernelPostLoadData(cred, "sheet", sheet);
      case OPEN -> table.fileOpen(cred, files.any());
      case KILL -> table.taskKill(cred, other, 9);
      case NICE -> table.taskSetnice(cred, other, 1);
      case SCHEDULE -> table.taskSetscheduler(cred, other);
    };
  }
}
