package org.gatehouse.bench.mediated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.bench.CpuTime;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link MediatedCall} without the agent, with the agent and no module, and with capability,
 * Yama and a module that checks paths, and prints one table: nanoseconds of processor time in the
 * best iteration. {@code java -cp benchmarks.jar org.gatehouse.bench.mediated.MediationRatios
 * DISTRIBUTION}
 */
public final class MediationRatios {
  private static final String[] OPERATIONS = {"nothing", "property", "stream", "channel"};
  private static final int[] DEPTHS = {10, 100};

  private final Path home;
  private final Map<String, Double> nanos = new TreeMap<>();

  private MediationRatios(Path home) {
    this.home = home;
  }

  /** The argument is the folder of the distribution. */
  public static void main(String[] args) throws RunnerException {
    MediationRatios ratios = new MediationRatios(Path.of(args[0]).toAbsolutePath());
    ratios.run("bare", "");
    ratios.run("agent", "");
    ratios.run("modules", "capability,yama,paths");
    ratios.print();
  }

  private void run(String setUp, String lsm) throws RunnerException {
    List<String> jvm = new ArrayList<>();
    jvm.addAll(List.of("-Dbench.home=" + home, "-Dbench.lsm=" + lsm, "-XX:-PrintWarnings"));
    if (!setUp.equals("bare")) {
      jvm.add("-javaagent:" + home.resolve("lib/agent.jar"));
      jvm.add("-Dbench.mediated=true");
    }
    if (Runtime.version().feature() >= 23) {
      jvm.add("--sun-misc-unsafe-memory-access=allow"); // JMH's own, and its warning
    }
    Collection<RunResult> done =
        new Runner(
                new OptionsBuilder()
                    .include(MediatedCall.class.getName())
                    .addProfiler(CpuTime.class)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .jvmArgsAppend(jvm.toArray(String[]::new))
                    .build())
            .run();
    done.forEach(result -> keep(setUp, result));
  }

  private void keep(String setUp, RunResult result) {
    String operation = result.getParams().getParam("operation");
    String depth = result.getParams().getParam("depth");
    double cpu = result.getSecondaryResults().get(CpuTime.LABEL).getScore();
    nanos.put(setUp + " " + operation + " " + depth, cpu);
  }

  private void print() {
    System.out.println("ns of processor time; with modules: capability, Yama and a path checker");
    System.out.println("operation depth     bare    agent  ratio  modules     more");
    for (String operation : OPERATIONS) {
      for (int depth : DEPTHS) {
        print(operation, depth);
      }
    }
    print("Attribution and one hook, depth 10", added("property", 10));
    print(
        "The same at depth 100, against depth 10", added("property", 100) / added("property", 10));
    print("Binding of the path, stream", added("stream", 10) - added("property", 10));
    print("Binding of the path, channel", added("channel", 10) - added("property", 10));
  }

  private void print(String operation, int depth) {
    double bare = nanos("bare", operation, depth);
    double agent = nanos("agent", operation, depth);
    System.out.printf(
        Locale.ROOT,
        "%-9s %5d %8.1f %8.1f %6.3f %8.1f %8.1f%n",
        operation,
        depth,
        bare,
        agent,
        agent / bare,
        nanos("modules", operation, depth),
        added(operation, depth));
  }

  private static void print(String what, double value) {
    System.out.printf(Locale.ROOT, "%-40s %8.2f%n", what, value);
  }

  private double added(String operation, int depth) {
    return nanos("modules", operation, depth) - nanos("bare", operation, depth);
  }

  private double nanos(String setUp, String operation, int depth) {
    Double found = nanos.get(setUp + " " + operation + " " + depth);
    return found == null ? Double.NaN : found;
  }
}
