package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/** Collects rows, section by section, from figures. */
final class Rows {
  static final double NO_BAR = Double.NaN;

  private final Figures figures;
  private final List<Row> rows = new ArrayList<>();
  private String section = "";

  Rows(Figures figures) {
    this.figures = figures;
  }

  Figures figures() {
    return figures;
  }

  void section(String name) {
    section = name;
  }

  /** Processor time of one call. */
  double cpu(String name) {
    return figures.get(name + " cpu");
  }

  /** Both processor times, in words. */
  String both(String one, String other) {
    return Row.number(cpu(one)) + " and " + Row.number(cpu(other));
  }

  boolean isModern() {
    return figures.fact("jdk").matches(".* (2[2-9]|[3-9]\\d).*");
  }

  void plain(String what, double value, String unit, String detail) {
    atMost(what, value, unit, NO_BAR, detail);
  }

  void atMost(String what, double value, String unit, double bar, String detail) {
    rows.add(new Row(section, what, value, unit, bar, true, detail));
  }

  void atLeast(String what, double value, String unit, double bar, String detail) {
    rows.add(new Row(section, what, value, unit, bar, false, detail));
  }

  List<Row> measured() {
    return rows.stream().filter(Row::isMeasured).toList();
  }
}
