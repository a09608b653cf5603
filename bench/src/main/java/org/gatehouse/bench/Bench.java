package org.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.gatehouse.bench.mediated.MediationPart;
import org.gatehouse.bench.peer.PeerPart;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures, and prints one table: {@code gatehouse bench [--long] [--policy FILE] [--profiles DIR]
 * [--out FILE] [PART…]}. Without a part all of {@link #PARTS} are run.
 */
public final class Bench {
  private static final List<String> PARTS =
      List.of("hooks", "caches", "latency", "mediated", "peers");

  private static final String USAGE =
      "usage: gatehouse bench [--long] [--policy FILE] [--profiles DIR] [--out FILE] [PART...], parts are "
          + PARTS;

  private final Figures figures = new Figures();
  private final List<String> parts = new ArrayList<>();
  private @Nullable Path home;
  private @Nullable Path policy;
  private @Nullable Path profiles;
  private @Nullable Path out;
  private Jmh.Pace pace = Jmh.Pace.SHORT;

  private Bench(Deque<String> arguments) {
    while (!arguments.isEmpty()) {
      take(arguments.remove(), arguments);
    }
    if (parts.isEmpty()) {
      parts.addAll(PARTS);
    }
  }

  /** A path that is there; missing, it would be found out in a JVM of the benchmark's. */
  private static Path given(String argument, Deque<String> more) {
    if (more.isEmpty()) {
      throw new IllegalArgumentException(argument + " needs a path");
    }
    Path path = Path.of(more.remove()).toAbsolutePath();
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("no file " + path);
    }
    return path;
  }

  private void take(String argument, Deque<String> more) {
    switch (argument) {
      case "--home" -> home = Path.of(more.remove()).toAbsolutePath();
      case "--policy" -> policy = given(argument, more);
      case "--profiles" -> profiles = given(argument, more);
      case "--out" -> out = Path.of(more.remove());
      case "--long" -> pace = Jmh.Pace.LONG;
      default -> {
        if (!PARTS.contains(argument)) {
          throw new IllegalArgumentException("no part '" + argument + "' among " + PARTS);
        }
        parts.add(argument);
      }
    }
  }

  /** Runs the parts; exit status 1 if the arguments are wrong. */
  public static void main(String[] args) throws Exception {
    Bench bench;
    try {
      bench = new Bench(new ArrayDeque<>(List.of(args)));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      System.err.println("gatehouse: " + USAGE + " (" + e.getMessage() + ")");
      System.exit(1);
      return;
    }
    bench.run();
    System.out.print(Report.text(bench.figures));
  }

  private void run() throws Exception {
    if (out != null && Files.exists(out)) {
      figures.add(Figures.read(out));
    }
    Facts.addTo(figures);
    for (String part : parts) {
      figures.fact("load." + part, Facts.load());
      run(part, new Jmh(figures, pace, this::keep));
      keep();
    }
  }

  private void run(String part, Jmh jmh)
      throws IOException, RunnerException, InterruptedException, ReflectiveOperationException {
    switch (part) {
      case "hooks" -> hooks(jmh);
      case "caches" -> caches(jmh);
      case "latency" -> SwapLatency.run(figures);
      case "mediated" ->
          new MediationPart(jmh, Objects.requireNonNull(home, "--home"), policy, profiles).run();
      case "peers" -> PeerPart.run(jmh);
      default -> throw new IllegalArgumentException(part);
    }
  }

  /** Long runs are ended by other things than their end. */
  private void keep() {
    try {
      if (out != null) {
        figures.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void caches(Jmh jmh) throws RunnerException {
    Path etc = Objects.requireNonNull(home, "--home").resolve("etc");
    Path binary = policy == null ? etc.resolve("selinux/policy.33") : policy;
    List<String> jvm = List.of("-Dbench.policy=" + binary);
    Jmh several = jmh.inEachOf(3);
    several.run("", "SelinuxCall", 1, List.of(), Map.of("etc", List.of(etc.toString())));
    several.run("AppArmorCall", 1);
    jmh.run("SmackDecision", 1);
    jmh.run("", "PolicyCost", 1, jvm, Map.of());
  }

  private static void hooks(Jmh jmh) throws RunnerException {
    jmh.run("HookCall|ReadSection", 1);
    jmh.run("HookCall|ReadSection", 2);
    jmh.run("AsymmetricCall|CountedCall|SwappedCall|BlobGet|LoopCall|ServiceCall", 1);
  }
}
