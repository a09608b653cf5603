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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One decision through the hook table of a world that a subclass makes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public abstract class FileOpenCall {
  World world;
  FileHooks table;
  Cred subject;
  FileObject file;

  final void begin(World made) {
    world = made;
    table = made.host.table();
    subject = made.subject;
    file = made.open("/etc/hosts");
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
