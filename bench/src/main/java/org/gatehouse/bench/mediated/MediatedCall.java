package org.gatehouse.bench.mediated;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An operation of an application bundle; {@link MediationPart} runs it in each set-up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MediatedCall {
  @Param({"property", "stream", "channel", "connect", "reflect"})
  public String operation;

  @Param({"10", "100"})
  public int depth;

  private Program program;
  private Callable<Object> call;

  @Setup
  public void start() throws Exception {
    program =
        new Program(Path.of(System.getProperty("bench.home")), System.getProperty("bench.lsm"));
    call = program.operation(operation, depth);
  }

  @TearDown
  public void stop() throws Exception {
    program.close();
  }

  @Benchmark
  public Object call() throws Exception {
    return call.call();
  }
}
