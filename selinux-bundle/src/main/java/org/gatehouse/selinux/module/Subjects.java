package org.gatehouse.selinux.module;

import java.util.Optional;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.server.InitialSids;
import org.jspecify.annotations.Nullable;

/**
 * The labels of creds. A restart of a bundle is an exec; a task that was there before the module is
 * labelled when it is first met, as it would have been at its start.
 */
final class Subjects {
  private final Reserved<TaskSecurity> slot = new Reserved<>(ObjectKind.CRED);
  private final Reserved<NextExec> next = new Reserved<>(ObjectKind.TASK);
  private final Domains domains;

  /** The label that a task asked for the bundle that it starts: for one start only. */
  private record NextExec(int incarnation, int sid) {}

  Subjects(Domains domains) {
    this.domains = domains;
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
    next.begin(slots);
  }

  /** What the creds carry. */
  TaskSecurity of(Cred cred) {
    TaskSecurity there = slot.get(cred);
    return there != null ? there : slot.attach(cred, first(cred));
  }

  /** The label of the creds. */
  int sid(Cred cred) {
    return of(cred).sid();
  }

  /** The label of a task as an object; unlabelled while it has no creds yet. */
  int sid(Task task) {
    return find(task).map(TaskSecurity::sid).orElse(InitialSids.UNLABELED);
  }

  /** What a task's creds carry; nothing while it has none. */
  Optional<TaskSecurity> find(Task task) {
    try {
      return Optional.of(of(task.cred()));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The label of whoever installed the task, which it has until it is executed. */
  int installer(Task task) {
    Task parent = task.realParent();
    return parent == null ? InitialSids.KERNEL : sid(parent);
  }

  private TaskSecurity first(Cred cred) {
    int sid = assigned(cred, false);
    return new TaskSecurity(sid, sid, false);
  }

  /** New creds, made from old ones: of the installer, or of the task's last start. */
  void prepare(Cred cred, Cred old) {
    TaskSecurity before = of(old);
    int asked = asked(cred);
    int sid = asked != 0 ? asked : assigned(cred, before.noNewPrivs());
    slot.attach(cred, new TaskSecurity(sid, before.sid(), before.noNewPrivs()));
  }

  private int asked(Cred cred) {
    @Nullable NextExec asked = next.get(cred.task());
    return asked != null && asked.incarnation() == cred.incarnation() ? asked.sid() : 0;
  }

  /** The start that comes next is to have this label; 0 for the one that the policy says. */
  void ask(Task task, int incarnation, int sid) {
    next.unlink(task);
    if (sid != 0) {
      next.attach(task, new NextExec(incarnation, sid));
    }
  }

  private int assigned(Cred cred, boolean noNewPrivs) {
    if (cred.isOperator()) {
      return domains.operator();
    }
    Task task = cred.task();
    return task.parent() == null
        ? InitialSids.KERNEL
        : domains.of(task, installer(task), noNewPrivs);
  }

  /** Labels a task anew, as if it started now; for those that were there before any policy. */
  void begin(Cred cred) {
    of(cred).begin(assigned(cred, false));
  }
}
