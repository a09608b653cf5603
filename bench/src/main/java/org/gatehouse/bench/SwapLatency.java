package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.object.FileObject;

/**
 * How long a change of the stack takes while threads decide: {@code disable} and {@code replace}
 * until the grace period is over. Threads decide without a pause; many more than there are cores
 * pause for a millisecond after each hundred decisions.
 */
final class SwapLatency {
  private static final int CHANGES = 200;
  private static final int BURST = 100;
  private static final int CROWD = 1000;

  private final World world = World.with(2);
  private final FileObject file = world.open("/etc/hosts");
  private final int threads;
  private volatile boolean over;
  private volatile Throwable wrong;

  private SwapLatency(int threads) {
    this.threads = threads;
  }

  /** Measures with so many platform threads, then with virtual ones where the JDK has them. */
  static void run(Figures figures) throws InterruptedException, ReflectiveOperationException {
    for (int threads : new int[] {2, 64, 1000}) {
      measure(figures, threads, threads + " threads", Thread::new);
    }
    if (Runtime.version().feature() >= 21) {
      measure(figures, 10_000, "10000 virtual threads", SwapLatency::virtual);
    }
  }

  private interface Maker {
    Thread make(Runnable body);
  }

  /** Not started; {@code Thread.ofVirtual} is newer than what this is compiled for. */
  private static Thread virtual(Runnable body) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void measure(Figures figures, int threads, String name, Maker maker)
      throws InterruptedException {
    SwapLatency latency = new SwapLatency(threads);
    latency.run(figures, name, maker);
    System.err.println("latency " + name + ": " + figures.get("disable " + name + " p99") + " us");
  }

  private void run(Figures figures, String name, Maker maker) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(threads);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = maker.make(() -> decide(running));
      all.add(thread);
      thread.start();
    }
    running.await();
    world.host.modules().register(new Checker("a"), Owner.NONE);
    world.host.modules().register(new Checker("b"), Owner.NONE);
    long[] disables = new long[CHANGES];
    long[] replaces = new long[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      world.host.stacker().enable(world.operator, "a");
      replaces[i] = timed(() -> world.host.stacker().replace(world.operator, "a", "b"));
      disables[i] = timed(() -> world.host.stacker().disable(world.operator, "b"));
    }
    over = true;
    for (Thread thread : all) {
      thread.join();
    }
    world.close();
    if (wrong != null) {
      throw new IllegalStateException(wrong);
    }
    put(figures, "disable " + name, disables);
    put(figures, "replace " + name, replaces);
  }

  private void decide(CountDownLatch running) {
    HookTable table = world.host.table();
    running.countDown();
    while (!over) {
      for (int i = 0; i < BURST; i++) {
        if (table.fileOpen(world.subject, file).isDenied()) {
          wrong = new IllegalStateException("these modules deny nothing");
        }
      }
      if (threads >= CROWD) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }

  private static long timed(Runnable change) {
    long start = System.nanoTime();
    change.run();
    return System.nanoTime() - start;
  }

  private static void put(Figures figures, String name, long[] nanos) {
    Arrays.sort(nanos);
    figures.put(name + " p50", nanos[nanos.length / 2] / 1e3);
    figures.put(name + " p99", nanos[nanos.length * 99 / 100] / 1e3);
  }
}
