package org.gatehouse.yama;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Task;

/**
 * The tracers that tasks declared with PR_SET_PTRACER, at most one per tracee (struct
 * ptrace_relation). Lock-free; both sides are held until they are gone.
 */
final class Relations {
  /** By tracee; empty means any tracer. */
  private final Map<Task, Optional<Task>> tracers = new ConcurrentHashMap<>();

  /**
   * PR_SET_PTRACER by the tracee (yama_task_prctl).
   *
   * @param tracer 0 takes back what was declared, -1 declares any tracer, another number that task
   * @return 0, or EINVAL if there is no such task
   */
  Reply<Integer> set(Task tracee, long tracer, Tasks tasks) {
    if (tracer == 0) {
      tracers.remove(tracee);
      return Reply.of(0);
    }
    boolean any = (int) tracer == -1;
    Optional<Task> declared = any ? Optional.empty() : tasks.find(tracer);
    if (!any && declared.isEmpty()) {
      return Reply.error(Errno.EINVAL);
    }
    declare(tracee, declared);
    return Reply.of(0);
  }

  /** Replaces what the tracee declared before (yama_ptracer_add). */
  void declare(Task tracee, Optional<Task> tracer) {
    tracers.put(tracee, tracer);
    // One that ended since the caller looked would otherwise stay here for ever.
    if (!tracee.isAlive() || !tracer.map(Task::isAlive).orElse(true)) {
      tracers.remove(tracee, tracer);
    }
  }

  /** The task is gone: it neither traces nor is traced (yama_ptracer_del). */
  void forget(Task task) {
    tracers.remove(task);
    tracers.values().removeIf(tracer -> tracer.filter(t -> t == task).isPresent());
  }

  /** One incarnation of the module knows nothing of another one's. */
  void clear() {
    tracers.clear();
  }

  /** Whether the tracee declared the tracer or an ancestor of it (ptracer_exception_found). */
  boolean isDeclared(Task tracee, Task tracer) {
    Optional<Task> declared = tracers.get(tracee);
    return declared != null && declared.map(tracer::isDescendantOf).orElse(true);
  }

  /** How many there are. */
  int size() {
    return tracers.size();
  }
}
