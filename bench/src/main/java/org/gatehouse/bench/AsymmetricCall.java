package org.gatehouse.bench;

import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** {@link HookCall} of three modules under {@code gatehouse.rcu=asymmetric}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class AsymmetricCall {
  private World world;
  private FileHooks table;
  private Cred subject;
  private FileObject file;

  @Setup
  public void build() {
    world = World.with(3, HostOptions.DEFAULT.withAsymmetric(true));
    table = world.host.table();
    subject = world.subject;
    file = world.open("/etc/hosts");
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
