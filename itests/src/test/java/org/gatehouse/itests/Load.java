package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.hook.Verdict;

/** Application threads that ask the stack all the time while a test disturbs it. */
final class Load {
  private final World world;
  private final long pauseNanos;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong attached = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean over;

  private Load(World world, long pauseMicros) {
    this.world = world;
    this.pauseNanos = TimeUnit.MICROSECONDS.toNanos(pauseMicros);
  }

  /** Three threads that hardly pause; returns when decisions are being made. */
  static Load on(World world) {
    return on(world, 3, 100);
  }

  /** One thread that asks about a thousand times a second. */
  static Load lightOn(World world) {
    return on(world, 1, 1000);
  }

  private static Load on(World world, int threads, long pauseMicros) {
    Load load = new Load(world, pauseMicros);
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(load::run, "load-" + i);
      load.threads.add(thread);
      thread.start();
    }
    load.more(100);
    return load;
  }

  private void run() {
    try {
      while (!over) {
        ask();
        // Every decision is a denial with a record: leave the audit writer room.
        LockSupport.parkNanos(pauseNanos);
      }
    } catch (Throwable t) {
      failure.compareAndSet(null, t);
    }
  }

  private void ask() {
    begun.incrementAndGet();
    Verdict attach = world.attach();
    Verdict door = world.shutDoor();
    if (!attach.isDenied()) {
      attached.incrementAndGet();
    }
    if (!door.isDenied()) {
      passed.incrementAndGet();
    }
    ended.incrementAndGet();
  }

  /** Waits for so many more rounds of decisions. */
  Load more(int rounds) {
    long wanted = ended.get() + rounds;
    World.await(rounds + " more rounds of decisions", () -> ended.get() >= wanted);
    return this;
  }

  /** Ends it: every call has returned, and none got past the guard. */
  void end() throws InterruptedException {
    more(100);
    over = true;
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
      assertTrue(thread + " hangs", !thread.isAlive());
    }
    assertEquals("no call threw", null, failure.get());
    assertEquals("decisions lost", 0, begun.get() - ended.get());
    assertEquals("attaches allowed", 0, attached.get());
  }

  /** Ends it, and the witness's own door was never open either. */
  void endShut() throws InterruptedException {
    end();
    assertEquals("times that the witness's own door was open", 0, passed.get());
  }
}
