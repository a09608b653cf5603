package org.gatehouse.torture.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.osgi.framework.BundleException;

/** Several operators at once, each busy with modules of its own, until the time is over. */
public final class Storm {
  private static final long LONGEST_STEP_MILLIS = 10_000;

  private final World world;
  private final long seed;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  /**
   * @param seed decides what each operator does; not how they interleave
   */
  public Storm(World world, long seed) {
    this.world = world;
    this.seed = seed;
  }

  /** Needs red, thrower-1 and watch in the stack; calls {@code tick} about every second. */
  public void rage(long seconds, Runnable tick) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    start(new Swap(world, "red", "blue"));
    start(new Swap(world, "thrower-1", "thrower-2"));
    start(new Vanish(world, "watch"));
    start(new Reload(world, "keeper"));
    start(new Reload(world, "visitor-1"));
    start(new Toggle(world, "visitor-2"));
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      tick.run();
    }
    over = true;
    for (Thread thread : threads) {
      await(thread);
    }
  }

  private void start(Act act) {
    Random random = new Random(seed + threads.size());
    Thread thread = new Thread(() -> repeat(act, random), "operator-" + threads.size());
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void repeat(Act act, Random random) {
    try {
      while (!over) {
        act.step(random);
      }
    } catch (BundleException | RuntimeException e) {
      fail(Thread.currentThread().getName() + " gave up: " + e);
    }
  }

  private void await(Thread thread) throws InterruptedException {
    thread.join(LONGEST_STEP_MILLIS);
    if (thread.isAlive()) {
      fail(thread.getName() + " waits for ever");
    }
  }

  private void fail(String remark) {
    world.ledger().count(Count.CHANGES_FAILED);
    world.ledger().remark(remark);
  }
}
