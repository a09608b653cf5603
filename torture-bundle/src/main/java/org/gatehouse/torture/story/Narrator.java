package org.gatehouse.torture.story;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Step;

/** Prints what happens, one line each: the time, the stack's version, and who decided meanwhile. */
public final class Narrator {
  private static final int MOST_VERSIONS = 4;

  private final PrintStream out;
  private final Stacker stacker;
  private final Ledger ledger;
  private final long start = System.nanoTime();
  private Map<Long, Long> told = Map.of();

  /** Starts the clock. */
  public Narrator(PrintStream out, Stacker stacker, Ledger ledger) {
    this.out = out;
    this.stacker = stacker;
    this.ledger = ledger;
  }

  /** A line of its own. */
  public void title(String text) {
    out.println(text);
  }

  /** An event; under it, how many decisions each version made since the last one. */
  public void tell(String event) {
    out.println(stamp() + event);
    String decided = decided();
    if (!decided.isEmpty()) {
      more(decided);
    }
  }

  /** Belongs to the line before. */
  public void more(String text) {
    out.println(" ".repeat(24) + text);
  }

  /** One line for everything that happened since the start. */
  public void progress(String what) {
    out.println(
        stamp()
            + format(
                "%s: %,d changes of the stack, %,d calls of hooks, %d faults",
                what, ledger.get(Count.CHANGES), ledger.get(Step.ENTERED), ledger.faults()));
  }

  private String stamp() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return format("%6.2f s  version %-5d ", seconds, stacker.version());
  }

  private String decided() {
    Map<Long, Long> now = ledger.versions().known();
    Map<Long, Long> since = new TreeMap<>(now);
    told.forEach((version, count) -> since.merge(version, -count, Long::sum));
    since.values().removeIf(count -> count == 0);
    told = now;
    if (since.size() > MOST_VERSIONS) {
      long sum = since.values().stream().mapToLong(Long::longValue).sum();
      return format("%,d decisions by %,d versions", sum, since.size());
    }
    return since.entrySet().stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT, "version %d made %,d decisions", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** How the decisions are spread over the versions. */
  public void versions() {
    Map<Long, Long> known = ledger.versions().known();
    long sum = known.values().stream().mapToLong(Long::longValue).sum();
    long most = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
    title(
        format(
            "%,d versions of the stack made %,d decisions, the busiest %,d;"
                + " %,d more met a change on their way",
            known.size(), sum, most, ledger.versions().met()));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
