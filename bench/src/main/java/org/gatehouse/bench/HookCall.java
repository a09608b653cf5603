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

/** A decision through the host's hook table against direct calls of the same modules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class HookCall {
  /** How many modules are enabled. */
  @Param({"0", "1", "3", "8"})
  public int modules;

  private World world;
  private FileHooks direct;
  private FileHooks table;
  private Cred subject;
  private FileObject file;

  @Setup
  public void build() {
    world = World.with(modules);
    direct = Direct.of(modules);
    table = world.host.table();
    subject = world.subject;
    file = world.open("/etc/hosts");
  }

  @TearDown
  public void close() {
    world.close();
  }

  @Benchmark
  public Verdict direct() {
    return direct.fileOpen(subject, file);
  }

  @Benchmark
  public Verdict hook() {
    return table.fileOpen(subject, file);
  }
}
