package org.gatehouse.mediation.ask;

import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Loaders;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.mediation.subject.Threads;

/** Reaching from one task into another. Within one task nothing is asked, as within a process. */
final class Reach {
  private final HookTable table;
  private final Tasks tasks;
  private final Attribution attribution;
  private final Loaders loaders;
  private final Threads threads;

  Reach(Surroundings around) {
    this.table = around.table();
    this.tasks = around.tasks();
    this.attribution = around.attribution();
    this.loaders = around.loaders();
    this.threads = around.threads();
  }

  /**
   * The task that the class belongs to.
   *
   * @throws LsmException ESRCH where nobody knows
   */
  Task owner(Class<?> type) {
    return task(attribution.ownerOf(type), "class " + type.getName());
  }

  /** The task that the class loader belongs to. */
  Task owner(ClassLoader loader) {
    return task(new Subject(loaders.owner(loader), null), "a class loader");
  }

  /**
   * The task that the thread belongs to; the framework where nobody was recorded. A thread that is
   * being made is the subject's: it sets its priority before it can be recorded.
   */
  Task owner(Thread thread, Cred subject) {
    if (thread == Thread.currentThread()) {
      return subject.task(); // whoever made it, the subject runs on it now
    }
    Subject owner = threads.cred(thread);
    if (!owner.isUnlabelled()) {
      return task(owner, "a thread");
    }
    return thread.isAlive() ? tasks.framework() : subject.task();
  }

  /** Whether its constructor is still at work, which sets the priority it inherits by itself. */
  boolean isBeingMade(Thread thread) {
    return threads.cred(thread).isUnlabelled() && !thread.isAlive();
  }

  private Task task(Subject subject, String what) {
    Optional<Task> task =
        subject.owner() == Subject.FRAMEWORK.owner()
            ? Optional.of(tasks.framework())
            : tasks.find(subject.owner());
    return task.orElseThrow(() -> new LsmException(Errno.ESRCH, what + " belongs to no task"));
  }

  Task framework() {
    return tasks.framework();
  }

  /** Whether the subject may look into the task or take hold of it. */
  Verdict into(Asking asking, Cred subject, Task target, PtraceMode mode) {
    return subject.task() == target
        ? Verdict.ALLOW
        : asking.each(() -> table.ptraceAccessCheck(subject, target, mode));
  }

  /** Whether the subject may look into every other task. */
  Verdict intoAll(Asking asking, Cred subject) {
    Verdict verdict = Verdict.ALLOW;
    for (Task target : tasks.all()) {
      if (!verdict.isDenied()) {
        verdict = into(asking, subject, target, PtraceMode.READ);
      }
    }
    return verdict;
  }
}
