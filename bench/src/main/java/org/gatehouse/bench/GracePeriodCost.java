package org.gatehouse.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.internal.rcu.Barrier;
import org.gatehouse.lsm.internal.rcu.Srcu;
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

/** A grace period without readers in the way, where so many living threads were readers once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class GracePeriodCost {
  /** How many threads entered a section and are still there. */
  @Param({"1", "1000"})
  public int readers;

  private final Srcu srcu = new Srcu();
  private final FencedCells cells = new FencedCells();
  private final Srcu safepoint = new Srcu(Barrier.safepoint());
  private final CountDownLatch over = new CountDownLatch(1);

  @Setup
  public void begin() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(readers);
    for (int i = 0; i < readers; i++) {
      Thread reader = new Thread(() -> read(entered));
      reader.setDaemon(true);
      reader.start();
    }
    entered.await();
  }

  private void read(CountDownLatch entered) {
    srcu.exit(srcu.enter());
    cells.exit(cells.enter());
    safepoint.exit(safepoint.enter());
    entered.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @TearDown
  public void end() {
    over.countDown();
  }

  @Benchmark
  public void srcu() {
    srcu.synchronize(nanos -> {});
  }

  @Benchmark
  public void cells() {
    cells.synchronize();
  }

  @Benchmark
  public void safepoint() {
    safepoint.synchronize(nanos -> {});
  }
}
