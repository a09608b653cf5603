package org.gatehouse.torture.module;

import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Operation;
import org.gatehouse.torture.ledger.Step;

/** Stands first in the stack all the time and counts every decision of the applications. */
final class Meter implements SecurityModule, FileHooks, TaskHooks {
  private final ModuleId id;
  private final Ledger ledger;

  Meter(String name, Ledger ledger) {
    this.id = ModuleId.of(name);
    this.ledger = ledger;
  }

  @Override
  public ModuleId id() {
    return id;
  }

  @Override
  public OrderClass order() {
    return OrderClass.FIRST;
  }

  private Verdict count(Cred subject, Operation operation) {
    if (Applications.isOne(subject)) {
      ledger.count(operation, Step.METERED);
    }
    return Verdict.ALLOW;
  }

  @Override
  public Verdict kernelPostLoadData(Cred subject, String kind, byte[] content) {
    return count(subject, Operation.STAMP);
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return count(subject, Operation.OPEN);
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    return count(subject, Operation.KILL);
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return count(subject, Operation.NICE);
  }

  @Override
  public Verdict taskSetscheduler(Cred subject, Task task) {
    return count(subject, Operation.SCHEDULE);
  }
}
