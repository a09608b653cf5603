package org.gatehouse.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What tells one thread from another, and what asking it costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class StripeChoice {
  /** Whether another thread waits in {@code join} for the one that asks: its monitor is in use. */
  @Param({"false", "true"})
  public boolean joined;

  private final ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 1);
  private Thread waiter;

  @Setup
  public void begin() {
    Thread self = Thread.currentThread();
    waiter = new Thread(() -> waitFor(self));
    waiter.setDaemon(true);
    if (joined) {
      waiter.start();
    }
  }

  @TearDown
  public void end() {
    waiter.interrupt();
  }

  private static void waitFor(Thread other) {
    try {
      other.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Benchmark
  public int identity() {
    return System.identityHashCode(Thread.currentThread());
  }

  @Benchmark
  public long number() {
    return Thread.currentThread().getId();
  }

  @Benchmark
  public int threadLocal() {
    return local.get();
  }
}
