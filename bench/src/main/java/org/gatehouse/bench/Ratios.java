package org.gatehouse.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The short form: runs the benchmarks for about a minute and a half and prints one table.
 *
 * <p>Figures are nanoseconds of processor time per call, which other work on the machine disturbs
 * less than the clock; the clock's figure stands beside. {@code java -cp benchmarks.jar
 * org.gatehouse.bench.Ratios}
 */
public final class Ratios {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final int[] MODULES = {0, 1, 3, 8};

  private final Map<String, RunResult> results = new TreeMap<>();

  private Ratios() {}

  /** Prints the table. */
  public static void main(String[] args) throws RunnerException {
    Ratios ratios = new Ratios();
    ratios.run("HookCall", 1);
    ratios.run("HookCall", 2);
    ratios.run("CountedCall|SwappedCall|BlobGet", 1);
    ratios.printHooks();
    ratios.printRest();
  }

  private void run(String include, int threads) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include("org.gatehouse.bench.(" + include + ")[.]").threads(threads);
    options.warmupIterations(3).warmupTime(TimeValue.milliseconds(300));
    options.measurementIterations(8).measurementTime(TimeValue.milliseconds(150));
    options.addProfiler(GCProfiler.class).addProfiler(CpuTime.class).verbosity(VerboseMode.SILENT);
    if (Runtime.version().feature() >= 23) {
      options.jvmArgsAppend("--sun-misc-unsafe-memory-access=allow"); // JMH's own, and its warning
    }
    Collection<RunResult> done = new Runner(options.build()).run();
    done.forEach(result -> results.put(key(result, threads), result));
  }

  private static String key(RunResult result, int threads) {
    String name = result.getParams().getBenchmark().replaceFirst(".*[.](\\w+[.]\\w+)$", "$1");
    for (String parameter : result.getParams().getParamsKeys()) {
      name += " " + result.getParams().getParam(parameter);
    }
    return name + " x" + threads;
  }

  private void printHooks() {
    System.out.println(
        "A hook call, ns of processor time in the best iteration (limit: 2.5 x direct + 12)");
    System.out.println(
        "modules  direct    hook   limit   clock  ratio    B/op | 2 threads: direct    hook  cost");
    for (int modules : MODULES) {
      print(modules);
    }
  }

  private void print(int modules) {
    double direct = cpu("HookCall.direct " + modules + " x1");
    double hook = cpu("HookCall.hook " + modules + " x1");
    double direct2 = cpu("HookCall.direct " + modules + " x2");
    double hook2 = cpu("HookCall.hook " + modules + " x2");
    double limit = 2.5 * direct + 12;
    double growth = (hook2 / hook) / (direct2 / direct);
    RunResult wall = get("HookCall.hook " + modules + " x1");
    System.out.printf(
        Locale.ROOT,
        "%7d %7.2f %7.2f %7.2f %7.2f %6.2f %7.3f |           %7.2f %7.2f %5.2f %s%n",
        modules,
        direct,
        hook,
        limit,
        wall.getPrimaryResult().getScore(),
        hook / direct,
        allocated(wall),
        direct2,
        hook2,
        growth,
        hook <= limit && growth <= 1.15 ? "ok" : "over");
  }

  private void printRest() {
    System.out.println();
    System.out.println("The rest, ns of processor time and bytes per call");
    results.forEach(
        (name, result) -> {
          if (!name.startsWith("HookCall")) {
            System.out.printf(
                Locale.ROOT, "%-28s %7.2f %7.3f%n", name, cpu(name), allocated(result));
          }
        });
  }

  private RunResult get(String key) {
    RunResult result = results.get(key);
    if (result == null) {
      throw new IllegalStateException("no result for " + key + " among " + results.keySet());
    }
    return result;
  }

  private double cpu(String key) {
    return secondary(get(key), CpuTime.LABEL);
  }

  private static double allocated(RunResult result) {
    return secondary(result, ALLOCATED);
  }

  private static double secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    return found == null ? Double.NaN : found.getScore();
  }
}
