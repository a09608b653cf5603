package org.gatehouse.torture.operate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.torture.ledger.Count;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Several operators at once, each busy with modules of its own, until the time is over. */
public final class Storm {
  private final World world;
  private final Bundle school;
  private final long seed;
  private final Watchdog watchdog;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  /**
   * @param school an application with students, which is refreshed
   * @param seed decides what each operator does; not how they interleave
   */
  public Storm(World world, Bundle school, long seed) {
    this.world = world;
    this.school = school;
    this.seed = seed;
    this.watchdog = new Watchdog(world.ledger());
  }

  /** Loads the policy of an enabled module all the time, and looks at it. */
  public void load(Policy policy, Path etc) {
    start(new Load(world, policy, etc));
    start(new Look(world, policy));
  }

  /**
   * Needs red, thrower-1 and watch in the stack.
   *
   * @param enough whether it has shown what it can; where nothing went wrong yet, it goes on until
   *     then, within a bound
   * @param tick called about every second
   */
  public void rage(long seconds, BooleanSupplier enough, Runnable tick)
      throws InterruptedException {
    start(new Swap(world, "red", "blue"));
    start(new Swap(world, "thrower-1", "thrower-2"));
    start(new Vanish(world, "watch"));
    start(new Reload(world, "keeper"));
    start(new Reload(world, "visitor-1"));
    start(new Toggle(world, "visitor-2"));
    start(new Reload(world, "scholar"));
    start(new Refresh(world, school));
    watch();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long latest = end + TimeUnit.SECONDS.toNanos(world.ledger().patience());
    for (long now = System.nanoTime(); now < end || isShort(enough, now, latest); ) {
      long left = now < end ? end - now : latest - now;
      TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      tick.run();
      now = System.nanoTime();
    }
    finish();
  }

  private boolean isShort(BooleanSupplier enough, long now, long latest) {
    return now < latest && world.ledger().faults() == 0 && !enough.getAsBoolean();
  }

  private void finish() throws InterruptedException {
    over = true;
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(world.ledger().patience());
    for (Thread thread : threads) {
      await(thread, latest);
    }
    watchdog.stop();
  }

  /** Goes on until the last operator has ended. */
  private void watch() {
    Thread thread = new Thread(watchdog, "watchdog");
    thread.setDaemon(true);
    thread.start();
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

  private void await(Thread thread, long latest) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.toMillis(latest - System.nanoTime());
    thread.join(Math.max(1, left));
    if (thread.isAlive()) {
      fail(thread.getName() + " waits for ever");
    }
  }

  private void fail(String remark) {
    world.ledger().count(Count.CHANGES_FAILED);
    world.ledger().remark(remark);
  }
}
