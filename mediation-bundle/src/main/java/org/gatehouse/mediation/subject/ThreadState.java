package org.gatehouse.mediation.subject;

import org.jspecify.annotations.Nullable;

/**
 * What mediation knows of one thread. Only the cred is written by others; the rest is the thread's
 * own.
 */
public final class ThreadState {
  /** A task of a pool that runs on the thread. */
  private record Run(Object task, Subject cred, @Nullable Narrowing before, @Nullable Run outer) {}

  /** More frames than ending takes, compiled or interpreted. */
  private static final int RESERVE = 32;

  private volatile @Nullable Subject cred;
  private @Nullable Run run;
  private @Nullable Narrowing narrowing;
  private boolean narrowed;
  private @Nullable Object pending;
  private boolean busy;
  private int depth;

  /** The first cred that is recorded counts. */
  synchronized void created(Subject creator) {
    if (cred == null) {
      cred = creator;
    }
  }

  @Nullable Subject created() {
    return cred;
  }

  /** The cred of the task that the thread runs for a pool; null where it runs none. */
  @Nullable Subject running() {
    Run now = run;
    return now == null ? null : now.cred;
  }

  void begin(Object task, Subject submitter) {
    run = new Run(task, submitter, narrowing(), run);
    narrow(submitter.narrowing());
  }

  /** Ends that task, and whatever began after it and was not ended. */
  void end(Object task) {
    Run ended = run;
    while (ended != null && ended.task != task) {
      ended = ended.outer;
    }
    if (ended != null) {
      narrow(ended.before);
      run = ended.outer;
    }
  }

  /** Ends all of them. */
  void endAll() {
    for (Run now = run; now != null; now = run) {
      end(now.task);
    }
  }

  /** What the thread gave up: itself, or with the cred that it was made with. */
  @Nullable Narrowing narrowing() {
    Subject made = cred;
    return narrowed || made == null ? narrowing : made.narrowing();
  }

  void narrow(@Nullable Narrowing now) {
    narrowing = now;
    narrowed = true;
  }

  /** What an earlier step of an operation left for the next one. */
  public @Nullable Object pending() {
    return pending;
  }

  /** Leaves something for the next step of the operation. */
  public void leave(@Nullable Object step) {
    pending = step;
  }

  /** Whether mediation itself works on the thread now, without anybody else's code. */
  public boolean isBusy() {
    return busy;
  }

  /** Begins or ends mediation's own work. */
  public void setBusy(boolean now) {
    busy = now;
  }

  /**
   * Begins mediation's own work where the stack has room to end it too: a stack that overflowed in
   * between must not leave the thread marked.
   */
  public void begin() {
    if (reserve(RESERVE) != 0) {
      throw new IllegalStateException("no frames fit into a stack that has room for them");
    }
    busy = true;
  }

  private static int reserve(int frames) {
    return frames == 0 ? 0 : reserve(frames - 1);
  }

  /** Ends it, as deep in hooks as it began. */
  public void end(int before) {
    busy = false;
    depth = before;
  }

  /** How many hooks the thread is in, one within another. */
  public int depth() {
    return depth;
  }

  /** A hook begins. */
  public void enterHook() {
    depth++;
  }

  /** A hook has ended. */
  public void leaveHook() {
    depth--;
  }
}
