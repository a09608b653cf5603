package org.gatehouse.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gatehouse.smack.policy.Access;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.Labels;
import org.gatehouse.smack.policy.RuleBook;
import org.gatehouse.smack.policy.RuleSet;
import org.gatehouse.smack.policy.TaskDecision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Smack with 100,000 rules: a decision about pairs at random, and the loading of the rules. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SmackDecision {
  private static final int SUBJECTS = 500;
  private static final int OBJECTS = 200;
  private static final int PAIRS = 4096;

  private final Label[] pairs = new Label[PAIRS * 2];
  private String[] pages;
  private RuleBook book;
  private int next;

  @Setup
  public void load() {
    pages = new String[SUBJECTS * OBJECTS / 100];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = page(page * 100);
    }
    Labels labels = new Labels();
    book = fill(new RuleBook(labels));
    Random random = new Random(1);
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = labels.intern("Subject" + random.nextInt(SUBJECTS));
      pairs[i + 1] = labels.intern("Object" + random.nextInt(OBJECTS));
    }
  }

  private static String page(int first) {
    StringBuilder rules = new StringBuilder();
    for (int i = first; i < first + 100; i++) {
      rules.append("Subject").append(i / OBJECTS).append(" Object").append(i % OBJECTS);
      rules.append(" rwx\n");
    }
    return rules.toString();
  }

  private RuleBook fill(RuleBook empty) {
    for (String page : pages) {
      empty.load2(page);
    }
    return empty;
  }

  /** The decision that a hook asks for, without the hook. */
  @Benchmark
  public int decision() {
    int pair = next;
    next = (pair + 2) & (PAIRS * 2 - 1);
    return TaskDecision.of(
        book.rules(), RuleSet.EMPTY, null, pairs[pair], pairs[pair + 1], Access.READ);
  }

  /** 100,000 rules in writes of a page, as load2 takes them. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 0)
  @Measurement(iterations = 5)
  public RuleBook loading() {
    return fill(new RuleBook(new Labels()));
  }
}
