package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks, each in a JVM of its own or in several, and keeps three numbers of each: {@code
 * cpu}, the nanoseconds of processor time of one call in the best iteration; {@code wall}, the same
 * by the clock on average; {@code bytes} allocated. Names are {@code Class.method PARAMETERS
 * xTHREADS}.
 */
public final class Jmh {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Figures figures;
  private final Pace pace;
  private final Runnable kept;
  private final int jvms;

  /** How long each is warmed up and measured. */
  record Pace(int warmups, int warmupMillis, int iterations, int millis) {
    static final Pace SHORT = new Pace(6, 500, 8, 200);
    static final Pace LONG = new Pace(8, 1000, 8, 300);
  }

  /**
   * Runs nothing yet.
   *
   * @param kept called after each benchmark
   */
  Jmh(Figures figures, Pace pace, Runnable kept) {
    this(figures, pace, kept, 1);
  }

  private Jmh(Figures figures, Pace pace, Runnable kept, int jvms) {
    this.figures = figures;
    this.pace = pace;
    this.kept = kept;
    this.jvms = jvms;
  }

  /**
   * The same, but each benchmark is run in so many JVMs one after the other, for differences that
   * are smaller than what compilers make of the same code in two of them.
   */
  public Jmh inEachOf(int several) {
    return new Jmh(figures, pace, kept, several);
  }

  /** Runs the benchmarks of these classes. */
  public void run(String classes, int threads) throws RunnerException {
    run("", classes, threads, List.of(), Map.of());
  }

  /**
   * The same in another set-up.
   *
   * @param prefix what the names begin with
   * @param jvm options of the JVM
   * @param parameters the values of the benchmarks' parameters, where not all are wanted
   */
  public void run(
      String prefix,
      String classes,
      int threads,
      List<String> jvm,
      Map<String, List<String>> parameters)
      throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include("[.](" + classes + ")[.]").threads(threads).forks(jvms);
    options.warmupIterations(pace.warmups).warmupTime(TimeValue.milliseconds(pace.warmupMillis));
    options.measurementIterations(pace.iterations);
    options.measurementTime(TimeValue.milliseconds(pace.millis));
    options.addProfiler(GCProfiler.class).addProfiler(CpuTime.class);
    options.verbosity(VerboseMode.SILENT).shouldFailOnError(true);
    options.jvmArgsAppend(options(jvm).toArray(String[]::new));
    parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    Collection<RunResult> done = new Runner(options.build()).run();
    done.forEach(result -> keep(prefix + name(result) + " x" + threads, result));
  }

  private static List<String> options(List<String> given) {
    List<String> all = new ArrayList<>(given);
    if (Runtime.version().feature() >= 23) {
      all.add("--sun-misc-unsafe-memory-access=allow"); // JMH's own, and its warning
    }
    return all;
  }

  private static String name(RunResult result) {
    String name = result.getParams().getBenchmark().replaceFirst(".*[.](\\w+[.]\\w+)$", "$1");
    for (String parameter : result.getParams().getParamsKeys()) {
      String value = result.getParams().getParam(parameter);
      name += " " + value.substring(value.lastIndexOf('/') + 1); // no directory of this machine
    }
    return name;
  }

  private void keep(String name, RunResult result) {
    figures.put(name + " wall", result.getPrimaryResult().getScore());
    secondary(result, name + " cpu", CpuTime.LABEL);
    secondary(result, name + " bytes", ALLOCATED);
    System.err.println(name + ": " + figures.get(name + " cpu"));
    kept.run();
  }

  private void secondary(RunResult result, String name, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    if (found != null) {
      figures.put(name, found.getScore());
    }
  }
}
