package org.gatehouse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** {@code docs/performance.md} says what the stored runs say, and why a bar is missed. */
public class PerformanceDocTest {
  /** {@code -Dgatehouse.docs.update=true} writes the document instead of comparing it. */
  private static final boolean UPDATE = Boolean.getBoolean("gatehouse.docs.update");

  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path RESULTS = MODULE.resolve("src/main/results");
  private static final Path DOCUMENT = MODULE.resolve("../docs/performance.md");

  private static final String HEAD =
      """
      # Performance

      `./gatehouse bench [--long] [--policy FILE] [--profiles DIR] [--out FILE] [PART...]` measures and prints this table; parts are
      `hooks`, `caches`, `latency`, `mediated` and `peers`. FILE is a binary SELinux policy in place of the distribution's, DIR has
      AppArmor profiles besides the distribution's; the runs below have Debian's. This page is generated from the runs kept in `bench/src/main/results`; a test
      fails when it differs, or when a missed bar has no reason. Figures are processor time of the measuring threads per operation in
      the best iteration, which other work on the machine disturbs least, unless the section says something else (of three JVMs for
      decision caches and for operations with and without the agent alone, whose differences are smaller than those between JVMs);
      ratios are made of figures of one run. Stacks: `agent` has no module, `one` a module that compares the path or the key, `full` is
      capability, yama, smack, selinux and apparmor. The threads beside which the stack is changed each decide a hundred times and then
      wait, so long that all of them together wake up 20,000 times a second; hot threads never wait. Of less than a hundred changes, p99
      is the slowest.

      """;

  private final Map<String, Figures> runs = new LinkedHashMap<>();
  private final Map<String, String> reasons;

  /** Reads the stored runs. */
  public PerformanceDocTest() throws IOException {
    for (String jdk : List.of("17", "25")) {
      runs.put(jdk, Figures.read(RESULTS.resolve("jdk" + jdk + ".tsv")));
    }
    try (Stream<String> lines = Files.lines(RESULTS.resolve("reasons.tsv"))) {
      reasons =
          lines
              .map(line -> line.split("\t", 2))
              .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    }
  }

  private static String key(Row row) {
    return row.section() + ": " + row.what().strip();
  }

  private String document() {
    StringBuilder text = new StringBuilder(HEAD);
    runs.forEach((jdk, figures) -> text.append(facts(jdk, figures)));
    List<List<Row>> all = runs.values().stream().map(Report::rows).toList();
    String last = "";
    for (Row row : merged(all)) {
      if (!row.section().equals(last)) {
        last = row.section();
        text.append("\n## " + last + "\n\n| | JDK 17 | JDK 25 | bar |\n|---|---|---|---|\n");
      }
      text.append(line(row, all));
    }
    text.append("\n## Missed bars\n\n");
    missed().forEach((row, reason) -> text.append("- " + row + ". " + reason + "\n"));
    return text.toString();
  }

  private static String facts(String jdk, Figures figures) {
    String facts = Report.FACTS.stream().map(figures::fact).collect(Collectors.joining(", "));
    return "- JDK " + jdk + ": " + facts + "; load as each part began: " + figures.loads() + "\n";
  }

  /** Rows of any run, in the order of the first that has all before them. */
  private static List<Row> merged(List<List<Row>> all) {
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    all.stream()
        .flatMap(List::stream)
        .forEach(row -> sections.computeIfAbsent(row.section(), s -> new ArrayList<>()).add(row));
    Map<String, Row> rows = new LinkedHashMap<>();
    sections.values().stream()
        .flatMap(List::stream)
        .forEach(row -> rows.putIfAbsent(key(row), row));
    return List.copyOf(rows.values());
  }

  private static String line(Row row, List<List<Row>> all) {
    StringBuilder text = new StringBuilder("| " + row.what().strip() + " |");
    String bar = "";
    for (List<Row> rows : all) {
      Row found = rows.stream().filter(r -> key(r).equals(key(row))).findFirst().orElse(null);
      text.append(found == null ? " - |" : " " + cell(found) + " |");
      bar = found == null || found.shownBar().isEmpty() ? bar : found.shownBar();
    }
    return text + " " + bar + " |\n";
  }

  private static String cell(Row row) {
    String judged = row.judgement().isEmpty() ? "" : ", " + row.judgement();
    String detail = row.detail().isEmpty() ? "" : " (" + row.detail() + ")";
    return row.shownValue() + judged + detail;
  }

  private Map<String, String> missed() {
    Map<String, String> missed = new LinkedHashMap<>();
    for (Figures figures : runs.values()) {
      for (Row row : Report.rows(figures)) {
        if (row.judgement().equals("missed")) {
          missed.put(key(row), reasons.getOrDefault(key(row), ""));
        }
      }
    }
    return missed;
  }

  @Test
  public void everyMissedBarHasAReason() {
    missed().forEach((row, reason) -> assertTrue("no reason for " + row, !reason.isEmpty()));
  }

  @Test
  public void theDocumentSaysWhatTheStoredRunsSay() throws IOException {
    String expected = document();
    if (UPDATE) {
      Files.writeString(DOCUMENT, expected);
    }
    String hint = "docs/performance.md is out of date: run with -Dgatehouse.docs.update=true";
    assertEquals(hint, expected, Files.readString(DOCUMENT));
  }
}
