package org.gatehouse.mediation.subject;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The creds of threads: of the task that made the thread, or, while a shared pool's worker runs a
 * task, of whoever handed that in.
 *
 * <p>The states live as long as their threads. A thread-local variable finds the current one fast;
 * losing it loses nothing.
 */
public final class Threads {
  private final WeakIdentityMap<Thread, ThreadState> states = new WeakIdentityMap<>();
  private final WeakIdentityMap<Object, Subject> submitters = new WeakIdentityMap<>();
  private final ThreadLocal<ThreadState> current =
      ThreadLocal.withInitial(() -> of(Thread.currentThread()));

  /** What is known of the current thread. */
  public ThreadState current() {
    return current.get();
  }

  private ThreadState of(Thread thread) {
    return states.get(thread, ThreadState::new);
  }

  /** A thread was made, or is started and nobody is recorded yet. */
  public void created(Thread thread, Subject creator) {
    of(thread).created(creator);
  }

  /**
   * The thread's cred.
   *
   * @return {@link Subject#UNLABELLED} where nobody is known; also for a worker that all share
   *     while it runs nobody's task
   */
  public Subject cred(Thread thread) {
    ThreadState state = thread == Thread.currentThread() ? current() : of(thread);
    Subject running = thread == Thread.currentThread() ? state.running() : null;
    Subject made = running != null || isShared(thread) ? running : state.created();
    return made == null ? Subject.UNLABELLED : made;
  }

  /** Asks nothing of a thread of an application's own class. */
  private static boolean isShared(Thread thread) {
    return thread.getClass().getClassLoader() == null
        && thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * A task is handed to a pool. Handed in by two, it has nobody's rights.
   *
   * @param task the object itself; none of its methods is called
   */
  public void submitted(Object task, Subject submitter) {
    submitters.merge(
        task, submitter, first -> first.equals(submitter) ? first : Subject.UNLABELLED);
  }

  /** The task begins on the current thread. */
  public void begins(Object task) {
    Subject submitter = submitters.get(task);
    current().begin(task, submitter == null ? Subject.UNLABELLED : submitter);
  }

  /**
   * A worker of somebody's pool takes its next task from the queue.
   *
   * @param task null where there is none; one that nobody was seen to hand in is its pool's own
   */
  public void takes(@Nullable Object task) {
    current().endAll();
    Subject submitter = task == null ? null : submitters.get(task);
    if (task != null && submitter != null) {
      current().begin(task, submitter);
    }
  }

  /** The task has ended on the current thread. */
  public void ended(Object task) {
    current().end(task);
  }

  /** Runs the action with these rights given up, besides those given up already. */
  public <T> T runWith(Narrowing more, Callable<T> action) throws Exception {
    ThreadState state = current();
    @Nullable Narrowing before = state.narrowing();
    state.narrow(more.within(before));
    try {
      return action.call();
    } finally {
      state.narrow(before);
    }
  }
}
