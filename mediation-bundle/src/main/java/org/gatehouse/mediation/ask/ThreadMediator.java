package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.THREAD_INTERRUPT;
import static org.gatehouse.bridge.Operation.THREAD_LIST;
import static org.gatehouse.bridge.Operation.THREAD_MODIFY;
import static org.gatehouse.bridge.Operation.THREAD_PRIORITY;
import static org.gatehouse.bridge.Operation.THREAD_STACK;

import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Row.Arguments;

/** Threads of other tasks. A thread belongs to the task that made it. */
final class ThreadMediator {
  private static final int SIGINT = 2;

  private final Reach reach;
  private final HookTable table;

  ThreadMediator(Reach reach, HookTable table) {
    this.reach = reach;
    this.table = table;
  }

  void addTo(Rows rows) {
    rows.add(THREAD_PRIORITY, this::priority, "task_setnice");
    rows.add(THREAD_INTERRUPT, this::interrupt, "task_kill");
    rows.add(THREAD_STACK, this::stack, "ptrace_access_check");
    rows.add(THREAD_MODIFY, this::modify, "ptrace_access_check");
    rows.add(THREAD_LIST, this::list, "thread_list");
  }

  private Task owner(Arguments with, Cred subject) {
    return with.a() instanceof Thread thread ? reach.owner(thread, subject) : reach.framework();
  }

  private Verdict priority(Asking asking, Cred subject, Arguments with) {
    if (with.a() instanceof Thread thread && reach.isBeingMade(thread)) {
      return Verdict.ALLOW;
    }
    Task owner = owner(with, subject);
    int priority = with.number(with.b());
    return asking.each(() -> table.taskSetnice(subject, owner, priority));
  }

  private Verdict interrupt(Asking asking, Cred subject, Arguments with) {
    Task owner = owner(with, subject);
    return asking.each(() -> table.taskKill(subject, owner, SIGINT));
  }

  private Verdict stack(Asking asking, Cred subject, Arguments with) {
    return with.a() == null
        ? reach.intoAll(asking, subject)
        : reach.into(asking, subject, owner(with, subject), PtraceMode.READ);
  }

  /** A context loader or a handler is code that the thread will run. */
  private Verdict modify(Asking asking, Cred subject, Arguments with) {
    return reach.into(asking, subject, owner(with, subject), PtraceMode.ATTACH);
  }

  private Verdict list(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.threadList(subject));
  }
}
