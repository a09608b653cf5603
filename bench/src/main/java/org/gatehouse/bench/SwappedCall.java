package org.gatehouse.bench;

import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
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

/**
 * A decision of three modules in a stack that has changed often while decisions were made.
 *
 * <p>Every version has a dispatcher class of its own, so the front's call of it has seen many
 * receivers by the time it is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SwappedCall {
  /** How many times a module was enabled and disabled before. */
  @Param({"0", "1000"})
  public int swaps;

  private World world;
  private FileHooks table;
  private Cred subject;
  private FileObject file;
  private volatile boolean swapped;

  @Setup
  public void build() throws InterruptedException {
    world = World.with(3);
    table = world.host.table();
    subject = world.subject;
    file = world.open("/etc/hosts");
    Thread reader = new Thread(this::callUntilSwapped);
    reader.start();
    world.swap(swaps);
    swapped = true;
    reader.join();
  }

  private void callUntilSwapped() {
    while (!swapped) {
      if (table.fileOpen(subject, file).isDenied()) {
        throw new IllegalStateException("these modules deny nothing");
      }
    }
  }

  @TearDown
  public void close() {
    world.close();
  }

  @Benchmark
  public Verdict hook() {
    return table.fileOpen(subject, file);
  }
}
