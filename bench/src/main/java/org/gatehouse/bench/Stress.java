package org.gatehouse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * Runs the jcstress tests and judges them.
 *
 * <p>Every test has a broken twin of the same shape, whose name ends so. A test must never show a
 * forbidden outcome, and its twin must show one, or the test proves nothing. A busy machine gives
 * few samples and collisions, so what is not as expected gets two more rounds, each four times as
 * long; the counts add up. The log of jcstress goes to the working directory.
 *
 * <p>{@code java -cp benchmarks.jar org.gatehouse.bench.Stress [milliseconds per test [regexp]]}
 */
public final class Stress {
  private static final int DEFAULT_MILLIS = 500;
  private static final int ROUNDS = 3;
  private static final Path LOG = Path.of("stress.log");

  private final SortedMap<String, Shape> shapes = new TreeMap<>();

  private Stress() {}

  /** Exit status 1 if a test or a twin did not do what it should. */
  public static void main(String[] args) throws Exception {
    int millis = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_MILLIS;
    Stress stress = new Stress();
    stress.run(millis, args.length > 1 ? args[1] : "^org[.]gatehouse[.]");
    System.exit(stress.report() ? 0 : 1);
  }

  private void run(int millis, String filter) throws Exception {
    round(millis, filter);
    for (int i = 1; i < ROUNDS && !unsettled().isEmpty(); i++) {
      round(millis << (2 * i), unsettled());
    }
  }

  private String unsettled() {
    return shapes.values().stream()
        .filter(shape -> !shape.isAsExpected())
        .map(shape -> "^" + Pattern.quote(shape.name()) + "$")
        .collect(Collectors.joining("|"));
  }

  private void round(int millis, String filter) throws Exception {
    Options options = options(millis, filter);
    PrintStream console = System.out;
    try (PrintStream log = new PrintStream(Files.newOutputStream(LOG, StandardOpenOption.CREATE))) {
      System.setOut(log);
      new JCStress(options).run();
    } catch (AssertionError e) {
      // Thrown where a test failed, and the twins are there to fail; judged by the results.
      Files.writeString(Path.of("forbidden.txt"), String.valueOf(e.getMessage()));
    } finally {
      System.setOut(console);
    }
    for (TestResult result : read(Path.of(options.getResultFile()))) {
      shapes.computeIfAbsent(result.getName(), Shape::new).add(result);
    }
  }

  private static Options options(int millis, String filter) throws IOException {
    String line = "-iters 2 -f 1 -c 2 -sc false -af NONE -jvmArgs -Xshare:auto -time " + millis;
    Options options = new Options((line + " -t " + filter).split(" "));
    if (!options.parse()) {
      throw new IllegalStateException("jcstress refused its options");
    }
    return options;
  }

  private static Collection<TestResult> read(Path file) throws IOException, ClassNotFoundException {
    InProcessCollector collector = new InProcessCollector();
    DiskReadCollector disk = new DiskReadCollector(file.toString(), collector);
    disk.dump();
    disk.close();
    Files.delete(file);
    return List.copyOf(collector.getTestResults());
  }

  private boolean report() {
    shapes.values().forEach(System.out::println);
    boolean good = !shapes.isEmpty() && shapes.values().stream().allMatch(Shape::isAsExpected);
    long samples = shapes.values().stream().mapToLong(Shape::samples).sum();
    String verdict = good ? "ok" : "FAILED";
    System.out.printf("%,d stress tests, %,d samples: %s%n", shapes.size(), samples, verdict);
    return good;
  }
}
