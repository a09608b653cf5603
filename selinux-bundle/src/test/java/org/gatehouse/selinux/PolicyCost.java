package org.gatehouse.selinux;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.server.ActivePolicy;

/**
 * What a policy costs: its load in a new JVM and a warm one, what stays in memory, and a decision
 * that no cache knows. Times are the thread's own, so that a busy machine does not count; wall
 * times are printed beside them.
 */
public final class PolicyCost {
  private static final int WARMUP = 30;

  private PolicyCost() {}

  private record Row(Context source, Context target, int objectClass) {}

  /** Numbers of one kind. */
  record Time(double cpu, double wall) {
    interface Work {
      void run() throws IOException;
    }

    static Time of(Work work) throws IOException {
      long cpu = cpuTime();
      long wall = System.nanoTime();
      work.run();
      return new Time((cpuTime() - cpu) / 1e6, (System.nanoTime() - wall) / 1e6);
    }

    private static long cpuTime() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }

  /** POLICY [ROWS]: prints name, CPU time and wall time in ms, with tabs. */
  public static void main(String[] arguments) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
    print("fresh load, ms", Time.of(() -> load(bytes)));
    if (arguments.length > 1) {
      warm(bytes, Files.readString(Path.of(arguments[1]), ISO_8859_1));
    }
  }

  private static void warm(byte[] bytes, String rows) throws IOException {
    for (int i = 0; i < WARMUP; i++) {
      load(bytes);
    }
    Time best = Time.of(() -> load(bytes));
    for (int i = 0; i < WARMUP; i++) {
      Time next = Time.of(() -> load(bytes));
      best = next.cpu() < best.cpu() ? next : best;
    }
    print("warm load, ms", best);
    ActivePolicy policy = measure(bytes);
    decide(policy, rows);
  }

  private static ActivePolicy measure(byte[] bytes) {
    long before = live();
    ActivePolicy policy = load(bytes);
    double grown = (live() - before) / 1e6;
    print("live, MB", new Time(grown, grown));
    Reference.reachabilityFence(policy);
    return policy;
  }

  private static long live() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static ActivePolicy load(byte[] bytes) {
    SelinuxState state = new SelinuxState(event -> {});
    state.load(bytes);
    return state.active();
  }

  private static void decide(ActivePolicy policy, String table) throws IOException {
    List<Row> rows = rows(policy, table);
    Time best = new Time(Double.MAX_VALUE, 0);
    for (int i = 0; i < WARMUP; i++) {
      Time next = Time.of(() -> sum(policy, rows));
      best = next.cpu() < best.cpu() ? next : best;
    }
    print(
        "decision, us",
        new Time(best.cpu() * 1000 / rows.size(), best.wall() * 1000 / rows.size()));
  }

  private static void sum(ActivePolicy policy, List<Row> rows) {
    int all = 0;
    for (Row row : rows) {
      all += policy.access(row.source(), row.target(), row.objectClass()).allowed();
    }
    if (all == 42) {
      throw new AssertionError("the sum keeps the decisions alive");
    }
  }

  private static List<Row> rows(ActivePolicy policy, String table) {
    List<String> lines = table.lines().toList();
    List<String> header = List.of(lines.get(0).split("\t"));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      var source = policy.parse(cells[header.indexOf("scontext")]);
      var target = policy.parse(cells[header.indexOf("tcontext")]);
      if (source.isPresent() && target.isPresent()) {
        int objectClass = policy.objectClass(cells[header.indexOf("tclass")]);
        rows.add(new Row(source.get(), target.get(), objectClass));
      }
    }
    return rows;
  }

  private static void print(String name, Time time) {
    System.out.printf("%s\t%.2f\t%.2f%n", name, time.cpu(), time.wall());
  }
}
