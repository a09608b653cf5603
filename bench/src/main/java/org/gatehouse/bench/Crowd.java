package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.object.FileObject;
import org.jspecify.annotations.Nullable;

/**
 * Threads that decide while something else is measured.
 *
 * <p>Each decides {@value #BURST} times and then waits, like a thread that serves requests. The
 * wait is the longer the more they are, so that all of them together wake up {@value #WAKES} times
 * a second: without that, a thousand threads would want more of the machine than there is, and what
 * is measured would be the queue for a core. Hot ones never wait.
 */
final class Crowd implements AutoCloseable {
  /** Decisions between two waits. */
  static final int BURST = 100;

  /** How often all of them together end a wait, in a second. */
  static final int WAKES = 20_000;

  private final World world;
  private final FileObject file;
  private final long pauseNanos;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;
  private volatile @Nullable Throwable wrong;

  /** How a thread of a crowd is made. */
  @FunctionalInterface
  interface Maker {
    /** Not started. */
    Thread make(Runnable body);
  }

  /** Starts so many threads that decide in that world; none waits if they are hot. */
  Crowd(World world, int size, boolean hot, Maker maker) throws InterruptedException {
    this.world = world;
    this.file = world.open("/etc/hosts");
    this.pauseNanos = hot ? 0 : TimeUnit.SECONDS.toNanos(size) / WAKES;
    CountDownLatch running = new CountDownLatch(size);
    for (int i = 0; i < size; i++) {
      Thread thread = maker.make(() -> decide(running));
      threads.add(thread);
      thread.start();
    }
    running.await();
  }

  private void decide(CountDownLatch running) {
    running.countDown();
    long first = (long) (pauseNanos * ThreadLocalRandom.current().nextDouble());
    LockSupport.parkNanos(first); // or all would go on waking up at once
    HookTable table = world.host.table();
    while (!over) {
      burst(table);
      if (pauseNanos > 0) {
        LockSupport.parkNanos(pauseNanos);
      }
    }
  }

  private void burst(HookTable table) {
    for (int i = 0; i < BURST; i++) {
      if (table.fileOpen(world.subject, file).isDenied()) {
        wrong = new IllegalStateException("these modules deny nothing");
      }
    }
  }

  /** Waits for all of them to end; throws if a decision went wrong. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    if (wrong != null) {
      throw new IllegalStateException(wrong);
    }
  }
}
