package org.gatehouse.bench;

import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.internal.rcu.Barrier;
import org.gatehouse.lsm.internal.rcu.Srcu;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Entering and leaving a read section around one volatile read, by design. Run it with {@code -t 2}
 * too, and with {@code -jvmArgs -Djmh.executor=VIRTUAL} on a JDK that has virtual threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ReadSection {
  private final Srcu srcu = new Srcu();
  private final FencedCells cells = new FencedCells();
  private final Srcu asymmetric = new Srcu(Barrier.safepoint());
  private volatile int version = 1;

  /** The limit: no section. */
  @Benchmark
  public int none() {
    return version;
  }

  /** The product's, unless {@code gatehouse.rcu=asymmetric}. */
  @Benchmark
  public int srcu() {
    int token = srcu.enter();
    try {
      return version;
    } finally {
      srcu.exit(token);
    }
  }

  @Benchmark
  public int cells() {
    long token = cells.enter();
    try {
      return version;
    } finally {
      cells.exit(token);
    }
  }

  @Benchmark
  public int asymmetric() {
    int token = asymmetric.enter();
    try {
      return version;
    } finally {
      asymmetric.exit(token);
    }
  }
}
