package org.gatehouse.shell.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of cells, each column as wide as its widest cell. */
public final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /** The text; all lines have as many cells as the first. */
  public static String of(List<List<String>> lines) {
    int columns = lines.get(0).size();
    int[] widths =
        IntStream.range(0, columns)
            .map(c -> lines.stream().mapToInt(l -> l.get(c).length()).max().orElse(0))
            .toArray();
    return lines.stream().map(l -> line(l, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      line.append(cells.get(c)).append(" ".repeat(widths[c] - cells.get(c).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
