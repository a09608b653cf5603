package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.internal.stack.Owner;

/**
 * How long a change of the stack takes while threads decide: {@code disable} and {@code replace}
 * until the old module is out of use, and a grace period alone. As many changes as fit into some
 * seconds; the number is kept beside the percentiles, and of less than a hundred the 99th is the
 * slowest.
 */
final class SwapLatency {
  private static final long SECONDS = 5;
  private static final long HOT_SECONDS = 12; // few changes a second, where threads never wait
  private static final int MOST = 2000;
  private static final int WARM = 300;

  private final World world = World.with(2);
  private final Figures figures;
  private final List<Long> graces = new ArrayList<>();
  private final List<Long> replaces = new ArrayList<>();
  private final List<Long> disables = new ArrayList<>();

  private SwapLatency(Figures figures) {
    this.figures = figures;
  }

  /** Measures with platform threads, and with virtual ones where the JDK has them. */
  static void run(Figures figures) throws InterruptedException {
    warm();
    for (int size : new int[] {2, 64, 1000}) {
      new SwapLatency(figures).measure(size + " threads", size, false, Thread::new);
    }
    if (Runtime.version().feature() >= 21) {
      new SwapLatency(figures)
          .measure("10000 virtual threads", 10_000, false, SwapLatency::virtual);
    }
    for (int size : new int[] {2, 64}) {
      new SwapLatency(figures).measure(size + " hot threads", size, true, Thread::new);
    }
  }

  private static void warm() {
    try (World world = World.with(2)) {
      world.swap(WARM);
    }
  }

  /** {@code Thread.ofVirtual} is newer than what this is compiled for. */
  private static Thread virtual(Runnable body) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(String who, int size, boolean hot, Crowd.Maker maker)
      throws InterruptedException {
    world.host.modules().register(new Checker("a"), Owner.NONE);
    world.host.modules().register(new Checker("b"), Owner.NONE);
    try (Crowd crowd = new Crowd(world, size, hot, maker)) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(hot ? HOT_SECONDS : SECONDS);
      do {
        round();
      } while (System.nanoTime() < end && disables.size() < MOST);
    }
    world.close();
    put("disable " + who, disables);
    put("replace " + who, replaces);
    put("grace period " + who, graces);
  }

  private void round() {
    graces.add(timed(world.host.reclaimer()::synchronize));
    world.host.stacker().enable(world.operator, "a");
    replaces.add(timed(() -> world.host.stacker().replace(world.operator, "a", "b")));
    disables.add(timed(() -> world.host.stacker().disable(world.operator, "b")));
  }

  private static long timed(Runnable change) {
    long start = System.nanoTime();
    change.run();
    return System.nanoTime() - start;
  }

  private void put(String name, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    figures.put(name + " p50", sorted[sorted.length / 2] / 1e3);
    figures.put(name + " p99", sorted[sorted.length * 99 / 100] / 1e3);
    figures.put(name + " count", sorted.length);
    System.err.println("latency " + name + ": " + figures.get(name + " p99") + " us");
  }
}
