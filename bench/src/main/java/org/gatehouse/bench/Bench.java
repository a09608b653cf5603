package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.gatehouse.bench.mediated.MediationPart;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures, and prints one table: {@code gatehouse bench [--long] [--policy FILE] [--out FILE]
 * [PART…]}. Parts are {@code hooks} and {@code mediated}; all of them where none is named.
 */
public final class Bench {
  private static final List<String> PARTS = List.of("hooks", "mediated");

  private final Figures figures = new Figures();
  private final List<String> parts = new ArrayList<>();
  private @Nullable Path home;
  private @Nullable Path policy;
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

  private void take(String argument, Deque<String> more) {
    switch (argument) {
      case "--home" -> home = Path.of(more.remove()).toAbsolutePath();
      case "--policy" -> policy = Path.of(more.remove()).toAbsolutePath();
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

  /** Runs the parts. */
  public static void main(String[] args) throws IOException, RunnerException {
    Bench bench = new Bench(new ArrayDeque<>(List.of(args)));
    bench.run();
    System.out.print(Report.text(bench.figures));
  }

  private void run() throws IOException, RunnerException {
    if (out != null && Files.exists(out)) {
      figures.add(Figures.read(out));
    }
    Facts.addTo(figures);
    for (String part : parts) {
      figures.fact("load." + part, Facts.load());
      run(part, new Jmh(figures, pace));
      if (out != null) {
        figures.write(out);
      }
    }
  }

  private void run(String part, Jmh jmh) throws IOException, RunnerException {
    switch (part) {
      case "hooks" -> hooks(jmh);
      case "mediated" ->
          new MediationPart(jmh, Objects.requireNonNull(home, "--home"), policy).run();
      default -> throw new IllegalArgumentException(part);
    }
  }

  private static void hooks(Jmh jmh) throws RunnerException {
    jmh.run("HookCall|ReadSection", 1);
    jmh.run("HookCall|ReadSection", 2);
    jmh.run("CountedCall|SwappedCall|BlobGet", 1);
  }
}
