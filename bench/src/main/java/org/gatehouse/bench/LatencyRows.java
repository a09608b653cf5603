package org.gatehouse.bench;

import java.util.List;
import java.util.Set;

/** How long a change takes while threads decide; by the clock. */
final class LatencyRows {
  private static final double P99 = 50_000;
  private static final Set<String> BARRED = Set.of("disable 64 threads", "disable 64 hot threads");
  private static final List<String> CHANGES = List.of("disable", "replace", "grace period");
  private static final List<String> CROWDS =
      List.of(
          "2 threads",
          "64 threads",
          "1000 threads",
          "10000 virtual threads",
          "2 hot threads",
          "64 hot threads");

  private LatencyRows() {}

  static void addTo(Rows rows) {
    rows.section("A change of the stack while threads decide, p99 by the clock");
    for (String change : CHANGES) {
      for (String crowd : CROWDS) {
        add(rows, change + " " + crowd);
      }
    }
  }

  private static void add(Rows rows, String name) {
    Figures figures = rows.figures();
    String median = "median " + Row.number(figures.get(name + " p50"));
    String count = "of " + Row.number(figures.get(name + " count"));
    double bar = BARRED.contains(name) ? P99 : Rows.NO_BAR;
    rows.atMost(name, figures.get(name + " p99"), "us", bar, median + " " + count);
  }
}
