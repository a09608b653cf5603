package org.gatehouse.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A JMH profiler: processor time of the measuring threads per operation, in the best iteration, for
 * all that disturbs it only adds. On a machine with other work it is steadier than the clock, and
 * with two threads it still says what one operation costs. Compilers and collectors are not in it.
 */
public final class CpuTime implements InternalProfiler {
  /** The name of its result. */
  public static final String LABEL = "cpu";

  private long before;

  /** Whether the clock of the process is read, which is coarser. */
  private boolean whole;

  @Override
  public String getDescription() {
    return "processor time per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    whole = hidesThreads();
    before = nanos();
  }

  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double spent = nanos() - before;
    long operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(LABEL, spent / operations, "ns/op", AggregationPolicy.MIN));
  }

  /** Under a policy that lets nobody look at threads. */
  private static boolean hidesThreads() {
    try {
      workerNanos();
      return false;
    } catch (SecurityException e) {
      return true;
    }
  }

  private long nanos() {
    return whole
        ? ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElseThrow()
        : workerNanos();
  }

  /** The clock of the process would tick but every ten milliseconds. */
  private static long workerNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      boolean worker = thread != null && thread.getThreadName().contains("jmh-worker");
      nanos += worker ? Math.max(0, threads.getThreadCpuTime(id)) : 0;
    }
    return nanos;
  }
}
