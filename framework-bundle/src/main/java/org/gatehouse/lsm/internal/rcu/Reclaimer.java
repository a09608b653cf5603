package org.gatehouse.lsm.internal.rcu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * Runs every grace period on one thread: takes what is queued, waits once, runs it all.
 *
 * <p>An action that throws is reported and does not stop the others. A grace period that does not
 * end is reported again and again, and never cut short. While nothing is queued it waits for the
 * readers once a second, so that a hook that hangs is found though nobody changes the stack.
 */
public final class Reclaimer implements GracePeriod, AutoCloseable {
  private final Srcu srcu;
  private final Sections sections;
  private final Reports reports;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile long stallNanos;
  private long reportedAt; // reclaimer thread only

  /** Where the reclaimer tells what goes wrong; called on its thread. */
  public interface Reports {
    /** A grace period has lasted so long; the readers that may hold it up, in words. */
    void stall(long nanos, List<Stall> readers);

    /** These calls have held up a grace period for that long. */
    void hung(List<Stall> calls);

    /** An action threw. */
    void failed(Throwable cause);
  }

  /**
   * @param sections knows which stack frames are read sections
   * @param stallNanos after how long a grace period is reported, and how often after that
   */
  public Reclaimer(Srcu srcu, Sections sections, long stallNanos, Reports reports) {
    this.srcu = srcu;
    this.sections = sections;
    this.stallNanos = stallNanos;
    this.reports = reports;
    watch(); // its classes are loaded now: when the framework ends they could not be
    this.thread = new Thread(this::run, "gatehouse-reclaimer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Changes the time after which a stall is reported. */
  public void setStallNanos(long nanos) {
    stallNanos = nanos;
  }

  @Override
  public void synchronize() {
    if (mustNotWait()) {
      throw new LsmException(Errno.EDEADLK, "a hook must not wait for the end of itself");
    }
    CountDownLatch over = new CountDownLatch(1);
    callAfter(over::countDown);
    Waiting.forever(over);
  }

  /** Whether the current thread would wait for itself: inside a section, or the reclaimer's own. */
  public boolean mustNotWait() {
    return Thread.currentThread() == thread || sections.isInside();
  }

  @Override
  public void callAfter(Runnable action) {
    queue.add(action);
  }

  /** Whether everything queued before this call was run within so many milliseconds. */
  public boolean barrier(long millis) {
    CountDownLatch over = new CountDownLatch(1);
    callAfter(over::countDown);
    return Waiting.upTo(over, millis);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      Runnable first = next();
      if (first != null) {
        runBatch(first);
      } else if (!closed) {
        probe();
      }
    }
  }

  /** The next action; null after a second, or when {@link #close} interrupts. */
  private @Nullable Runnable next() {
    try {
      return queue.poll(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return null;
    }
  }

  /** Waits for the readers, until something is queued: a hook that hangs shows then. */
  private void probe() {
    LongConsumer watch = watch();
    srcu.pass(
        nanos -> {
          watch.accept(nanos);
          return queue.isEmpty() && !closed;
        });
  }

  private void runBatch(Runnable first) {
    List<Runnable> batch = new ArrayList<>();
    batch.add(first);
    queue.drainTo(batch);
    srcu.synchronize(watch());
    batch.forEach(this::runOne);
  }

  private void runOne(Runnable action) {
    try {
      action.run();
    } catch (Throwable t) {
      reports.failed(t);
    }
  }

  /** What is done while one grace period is late. */
  private LongConsumer watch() {
    reportedAt = 0;
    LostEnds lost = new LostEnds(srcu, sections);
    Suspects suspects = new Suspects(srcu, sections);
    return nanos -> waiting(nanos, lost, suspects);
  }

  private void waiting(long nanos, LostEnds lost, Suspects suspects) {
    long limit = stallNanos;
    lost.waiting(nanos);
    suspects.waiting(nanos, limit);
    while (Thread.interrupted()) {
      Thread.onSpinWait(); // a park in an interrupted thread would return at once
    }
    if (!closed && nanos - reportedAt >= limit) {
      reportedAt = nanos;
      reports.stall(nanos, sections.readers());
      reports.hung(suspects.remaining());
    }
  }
}
