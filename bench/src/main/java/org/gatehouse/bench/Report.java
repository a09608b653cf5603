package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What figures mean: one table, with the bars. */
public final class Report {
  private static final double NONE = Double.NaN;

  private final Figures figures;
  private final List<Row> rows = new ArrayList<>();
  private String section = "";

  private Report(Figures figures) {
    this.figures = figures;
  }

  /** The rows that were measured. */
  static List<Row> rows(Figures figures) {
    Report report = new Report(figures);
    report.hooks();
    report.mediated();
    return report.rows.stream().filter(Row::isMeasured).toList();
  }

  /** The table for a terminal, with the machine's facts above it. */
  static String text(Figures figures) {
    StringBuilder text = new StringBuilder();
    for (String fact : List.of("jdk", "processor", "cores", "kernel", "date")) {
      text.append(fact).append(": ").append(figures.fact(fact)).append('\n');
    }
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
    String line =
        String.format(
            Locale.ROOT,
            "  %-58s %12s  %-10s %-7s %s",
            row.what(),
            row.shownValue(),
            row.shownBar(),
            row.judgement(),
            row.detail());
    return line.stripTrailing();
  }

  private void hooks() {
    section = "A hook call (processor time)";
    for (int modules : new int[] {0, 1, 3, 8}) {
      String direct = "HookCall.direct " + modules + " x1";
      String hook = "HookCall.hook " + modules + " x1";
      double bar = modules == 3 ? 8 : NONE;
      most(
          modules + " modules, above direct calls",
          cpu(hook) - cpu(direct),
          "ns",
          bar,
          of(hook, direct));
    }
    double growth =
        (cpu("HookCall.hook 3 x2") / cpu("HookCall.hook 3 x1"))
            / (cpu("HookCall.direct 3 x2") / cpu("HookCall.direct 3 x1"));
    most("3 modules, 2 threads against 1, over direct calls", growth, "x", 1.15, "");
    most("3 modules, allocated", figures.get("HookCall.hook 3 x1 bytes"), "B", 0.01, "");
    plain("after 1,000 swaps under a reader", "SwappedCall.hook 1000 x1");
  }

  private void mediated() {
    section = "An operation of a bundle (processor time, above no agent)";
    for (String operation : List.of("property", "stream", "channel", "connect", "reflect")) {
      for (String stack : List.of("agent", "one", "full")) {
        String with = name(stack, operation);
        double above = above(stack, operation);
        most(operation + ", " + stack, above, "ns", NONE, of(with, name("bare", operation)));
      }
    }
    double binding = above("one", "stream") - above("one", "property");
    boolean modern = figures.fact("jdk").matches(".* (2[2-9]|[3-9]\\d).*");
    most("one hook with attribution", above("one", "property"), "ns", modern ? NONE : 900, "");
    most("the binding of a path", binding, "ns", 2000, "");
    double hooks = above("full", "stream") - binding;
    most("full stack, open and close, without the binding", hooks, "ns", modern ? 800 : 1200, "");
  }

  private static String name(String stack, String operation) {
    return stack + " MediatedCall.call 10 " + operation + " x1";
  }

  private double above(String stack, String operation) {
    return cpu(name(stack, operation)) - cpu(name("bare", operation));
  }

  private double cpu(String name) {
    return figures.get(name + " cpu");
  }

  private String of(String one, String other) {
    return Row.number(cpu(one)) + " and " + Row.number(cpu(other));
  }

  private void plain(String what, String name) {
    most(what, cpu(name), "ns", NONE, "");
  }

  private void most(String what, double value, String unit, double bar, String detail) {
    rows.add(new Row(section, what, value, unit, bar, true, detail));
  }
}
