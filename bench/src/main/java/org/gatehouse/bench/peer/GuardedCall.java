package org.gatehouse.bench.peer;

import java.nio.file.Path;
import java.util.concurrent.Callable;
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
import org.openjdk.jmh.annotations.Warmup;

/** An operation of code that a security manager confines, or nobody; JDK 17 at most. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class GuardedCall {
  @Param({"property", "stream"})
  public String operation;

  private Callable<Object> call;

  @Setup
  public void load() throws Exception {
    Scene scene = new Scene(Path.of(System.getProperty("bench.scene")));
    call = scene.operation(operation, scene.file());
    if (System.getProperty("java.security.manager") != null) {
      demandDenial(scene.operation("stream", scene.forbidden()));
    }
  }

  /** What is measured must be what is enforced. */
  private static void demandDenial(Callable<Object> forbidden) throws Exception {
    try {
      forbidden.call();
    } catch (SecurityException denied) {
      return;
    }
    throw new IllegalStateException("nobody denied opening the forbidden file");
  }

  @Benchmark
  public Object call() throws Exception {
    return call.call();
  }
}
