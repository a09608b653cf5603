package org.gatehouse.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param section where it stands
 * @param what what was measured
 * @param value the number; NaN if it was not measured
 * @param unit its unit; {@code x} for a ratio
 * @param bar what it must keep to; NaN for none
 * @param most whether the bar is an upper one
 * @param detail what the number was made from
 */
record Row(
    String section,
    String what,
    double value,
    String unit,
    double bar,
    boolean most,
    String detail) {

  boolean isMeasured() {
    return !Double.isNaN(value);
  }

  /** Empty without a bar. */
  String judgement() {
    if (Double.isNaN(bar)) {
      return "";
    }
    return (most ? value <= bar : value >= bar) ? "met" : "missed";
  }

  String shownBar() {
    return Double.isNaN(bar) ? "" : (most ? "≤ " : "≥ ") + number(bar) + " " + unit;
  }

  String shownValue() {
    return number(value) + " " + unit;
  }

  static String number(double value) {
    String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value).replaceFirst("\\.0+$", "");
  }
}
