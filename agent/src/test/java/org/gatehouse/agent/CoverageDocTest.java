package org.gatehouse.agent;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

/** {@code docs/coverage.md} says what the table of choke points says. */
public class CoverageDocTest {
  /** {@code -Dgatehouse.docs.update=true} writes the document instead of comparing it. */
  private static final boolean UPDATE = Boolean.getBoolean("gatehouse.docs.update");

  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/coverage.md");

  private static final String HEAD =
      """
      # Coverage

      Where the JDK and the framework are asked, and how a denial looks to the caller. Generated from the agent's table
      `choke-points.txt`; a test fails when this file differs. "JDK" is the range of versions that have the method; a
      mandatory one that a running JDK lacks keeps Gatehouse from enforcing.

      """;

  private static String form(ChokePoint point) {
    String value = point.hasValue() ? "`" + point.value() + "`" : "";
    if (point.isAnsweredByValue()) {
      return value;
    }
    String exception = point.exception().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return value.isEmpty() ? exception : exception + "; " + value + " if it is there";
  }

  private static String versions(ChokePoint point) {
    return point.to() == 0 ? point.from() + " and later" : point.from() + " to " + point.to();
  }

  private static String row(ChokePoint point) {
    String method = point.type().replace('/', '.') + "." + point.method();
    return "| "
        + point.operation()
        + " | `"
        + method
        + "` | "
        + versions(point)
        + " | "
        + form(point)
        + (point.mandatory() ? "" : ", optional")
        + " |\n";
  }

  private static String table() {
    Map<String, List<ChokePoint>> groups =
        ChokePoints.all().stream()
            .collect(
                Collectors.groupingBy(
                    ChokePoint::group,
                    LinkedHashMap::new,
                    Collectors.toCollection(ArrayList::new)));
    StringBuilder text = new StringBuilder(HEAD);
    groups.forEach(
        (group, points) -> {
          text.append("## ").append(group).append("\n\n");
          text.append("| operation | method | JDK | denial |\n|---|---|---|---|\n");
          points.stream().map(CoverageDocTest::row).distinct().forEach(text::append);
          text.append('\n');
        });
    return text.toString();
  }

  private static String outside() throws IOException {
    try (var in = CoverageDocTest.class.getResourceAsStream("not-mediated.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  public void theDocumentSaysWhatTheTableSays() throws IOException {
    String expected = table() + outside();
    if (UPDATE) {
      Files.writeString(DOCUMENT, expected);
    }
    String hint = "docs/coverage.md is out of date: run with -Dgatehouse.docs.update=true";
    assertEquals(hint, expected, Files.readString(DOCUMENT));
  }
}
