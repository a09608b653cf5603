package org.gatehouse.bench;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;

/** One stress test and what all its runs showed. */
final class Shape {
  private static final int ENOUGH = 1000;

  private final String name;
  private long samples;
  private long forbidden;
  private boolean failed;

  Shape(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  long samples() {
    return samples;
  }

  /** Whether it is a twin that is broken on purpose. */
  boolean isBroken() {
    return name.endsWith("Broken");
  }

  void add(TestResult result) {
    samples += result.getTotalCount();
    failed |= result.status() != Status.NORMAL;
    for (GradingResult outcome : result.grading().gradingResults.values()) {
      if (outcome.expect == Expect.FORBIDDEN) {
        forbidden += outcome.count;
      } else {
        failed |= outcome.expect == Expect.UNKNOWN;
      }
    }
  }

  boolean isAsExpected() {
    return !failed && (isBroken() ? forbidden > 0 : forbidden == 0 && samples >= ENOUGH);
  }

  @Override
  public String toString() {
    String verdict = isAsExpected() ? "ok" : "FAILED";
    String simple = name.substring(name.lastIndexOf('.') + 1);
    String so = isBroken() ? ", as it must show" : "";
    return String.format(
        "%-6s %-26s %,11d samples, %,8d forbidden%s", verdict, simple, samples, forbidden, so);
  }
}
