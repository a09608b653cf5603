package org.gatehouse.apparmor.module;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.ExecChecks;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Program;
import org.gatehouse.apparmor.decide.Transition;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/**
 * How tasks are confined. A bundle is forked by whoever installs it and executes {@code
 * /bundle/NAME} from there: installed by what nothing confines, it gets the profile that attaches
 * best. Its code may run before it is started, so it is confined from its installation on. A task
 * that was there before the module is confined when it is first met, as it would have been at its
 * start. Nothing confines the framework and operators.
 */
final class Subjects {
  private final Reserved<TaskState> slot = new Reserved<>(ObjectKind.CRED);
  private final Reserved<NextExec> next = new Reserved<>(ObjectKind.TASK);
  private final ActivePolicy policy;
  private final FileXattrs xattrs;

  /** The label that a starter asked for the bundle that it starts: for one start only. */
  private record NextExec(int incarnation, Label label) {}

  Subjects(ActivePolicy policy, FileXattrs xattrs) {
    this.policy = policy;
    this.xattrs = xattrs;
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
    next.begin(slots);
  }

  /** What the creds carry. */
  TaskState of(Cred cred) {
    TaskState there = slot.get(cred);
    return there != null ? there : slot.attach(cred, new TaskState(started(cred), false));
  }

  /** What a task's creds carry; nothing while it has none. */
  Optional<TaskState> find(Task task) {
    try {
      return Optional.of(of(task.cred()));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The label of a task as an object. */
  Label label(Task task) {
    return find(task).map(state -> state.shared().label()).orElse(Label.UNCONFINED);
  }

  private Confinement started(Cred cred) {
    Task task = cred.task();
    return cred.isOperator() || task.parent() == null
        ? Confinement.of(Label.UNCONFINED)
        : exec(task).after();
  }

  /** What the start of a bundle makes of its installer's confinement. */
  Transition exec(Task task) {
    return exec(task, installer(task));
  }

  /** What becomes of a confinement that executes a bundle. */
  Transition exec(Task task, Confinement from) {
    byte[] path = task.path().getBytes(StandardCharsets.ISO_8859_1);
    return ExecChecks.exec(policy.get(), from, new Program(path, true, xattrs.of(task)));
  }

  private Confinement installer(Task task) {
    Confinement now = of(Objects.requireNonNull(task.realParent()).cred()).confinement();
    return new Confinement(now.label(), null, 0, null, false, now.noNewPrivileges());
  }

  /** New creds, made from old ones: of the installer, or of the task's last start. */
  void prepare(Cred cred, Cred old) {
    TaskState before = of(old);
    Label asked = asked(cred);
    Confinement made = asked == null ? started(cred) : Confinement.of(asked);
    slot.attach(cred, new TaskState(kept(before, made), before.noNewPrivileges()));
  }

  private Confinement kept(TaskState before, Confinement made) {
    LoadedPolicy now = policy.get();
    Confinement old = before.confinement();
    Confinement noted = before.noNewPrivileges() ? old.withoutNewPrivileges(now) : old;
    Label from = noted.noNewPrivileges();
    Label to = from == null || noted.mayBecome(made.label(), now) ? made.label() : noted.label();
    return new Confinement(to, null, 0, null, false, from);
  }

  private @Nullable Label asked(Cred cred) {
    NextExec asked = next.get(cred.task());
    return asked != null && asked.incarnation() == cred.incarnation() ? asked.label() : null;
  }

  /** The start that comes next is to have this label; null for what the policy says. */
  void ask(Task task, int incarnation, @Nullable Label label) {
    next.unlink(task);
    if (label != null) {
      next.attach(task, new NextExec(incarnation, label));
    }
  }
}
