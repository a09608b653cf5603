package org.gatehouse.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.bridge.Operation;

/** Reads the table. Plain loops: this runs at the start of every JVM. */
final class ChokePoints {
  private static final String FILE = "choke-points.txt";
  private static final int COLUMNS = 8;

  private String group = "";
  private String type = "";
  private final List<ChokePoint> rows = new ArrayList<>();

  private ChokePoints() {}

  /**
   * All rows, of all JDKs.
   *
   * @throws IllegalStateException naming the line that is wrong
   */
  static List<ChokePoint> all() {
    try (InputStream file = ChokePoints.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the agent's jar has no " + FILE);
      }
      return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ChokePoint> read(BufferedReader lines) throws IOException {
    ChokePoints table = new ChokePoints();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      try {
        table.take(line);
      } catch (RuntimeException e) {
        throw new IllegalStateException(FILE + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(table.rows);
  }

  private void take(String line) {
    if (line.startsWith("## ")) {
      group = line.substring(3).strip();
    } else if (line.startsWith("[")) {
      type = line.substring(1, line.indexOf(']'));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      rows.add(row(line.strip().split("\\s+", -1)));
    }
  }

  private ChokePoint row(String[] cells) {
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("has " + cells.length + " columns, not " + COLUMNS);
    }
    int parenthesis = cells[0].indexOf('(');
    List<Argument> arguments = new ArrayList<>();
    for (int i = 4; i < 7; i++) {
      arguments.add(new Argument(cells[i]));
    }
    String[] versions = cells[1].split("-", -1);
    int closes = cells[3].indexOf('!');
    String when = closes < 0 ? cells[3] : cells[3].substring(0, closes);
    boolean optional = cells[7].endsWith("?");
    return new ChokePoint(
        group,
        type,
        cells[0].substring(0, parenthesis),
        cells[0].substring(parenthesis),
        Integer.parseInt(versions[0]),
        versions[1].isEmpty() ? 0 : Integer.parseInt(versions[1]),
        Operation.valueOf(cells[2]),
        ChokePoint.When.valueOf(when.toUpperCase(Locale.ROOT)),
        new Argument(closes < 0 ? "-" : cells[3].substring(closes + 1)),
        arguments,
        optional ? cells[7].substring(0, cells[7].length() - 1) : cells[7],
        !optional);
  }
}
