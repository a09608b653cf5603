package org.gatehouse.bench;

import java.util.List;

/** How long a change takes while threads decide; by the clock. */
final class LatencyRows {
  private static final double P99 = 50_000;

  private LatencyRows() {}

  static void addTo(Rows rows) {
    rows.section("A change of the stack while threads decide, by the clock");
    Figures figures = rows.figures();
    for (String change : List.of("disable", "replace")) {
      for (String who :
          List.of("2 threads", "64 threads", "1000 threads", "10000 virtual threads")) {
        String name = change + " " + who;
        boolean barred = name.equals("disable 64 threads");
        String median = "median " + Row.number(figures.get(name + " p50"));
        double p99 = figures.get(name + " p99");
        rows.atMost(name + ", p99", p99, "us", barred ? P99 : Rows.NO_BAR, median);
      }
    }
  }
}
