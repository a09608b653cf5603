package org.gatehouse.bench;

import java.util.List;
import java.util.Locale;

/** What figures mean: one table, with the bars. */
public final class Report {
  /** The facts that stand above the table. */
  static final List<String> FACTS = List.of("jdk", "processor", "cores", "kernel", "date");

  private Report() {}

  /** The rows that were measured. */
  static List<Row> rows(Figures figures) {
    Rows rows = new Rows(figures);
    HookRows.addTo(rows);
    MediatedRows.addTo(rows);
    PeerRows.addTo(rows);
    PolicyRows.addTo(rows);
    LatencyRows.addTo(rows);
    return rows.measured();
  }

  /** The table for a terminal, with the machine's facts above it. */
  static String text(Figures figures) {
    StringBuilder text = new StringBuilder();
    FACTS.forEach(fact -> text.append(fact + ": " + figures.fact(fact) + "\n"));
    text.append("load: ").append(figures.loads()).append('\n');
    String last = "";
    for (Row row : rows(figures)) {
      if (!row.section().equals(last)) {
        text.append('\n').append(row.section()).append('\n');
        last = row.section();
      }
      text.append(line(row)).append('\n');
    }
    return text.toString();
  }

  private static String line(Row row) {
    String format = "  %-58s %12s  %-10s %-7s %s";
    return String.format(
            Locale.ROOT,
            format,
            row.what(),
            row.shownValue(),
            row.shownBar(),
            row.judgement(),
            row.detail())
        .stripTrailing();
  }
}
