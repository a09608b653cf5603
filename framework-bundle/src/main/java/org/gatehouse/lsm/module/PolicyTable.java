package org.gatehouse.lsm.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * A table that a policy command reads: bytes as ISO-8859-1, cells between TABs, rows between line
 * feeds. Nothing is quoted, escaped or trimmed. The first line names the columns; a row may lack
 * its last cells, which are then empty. Immutable.
 */
public final class PolicyTable {
  private final String source;
  private final List<String> names;
  private final List<String[]> rows;

  private PolicyTable(String source, List<String> names, List<String[]> rows) {
    this.source = source;
    this.names = names;
    this.rows = rows;
  }

  /**
   * Reads a table.
   *
   * @param source a path, or {@code -} for {@code in}
   * @throws LsmException ENOENT if there is no such file, EINVAL if it has no header
   */
  public static PolicyTable read(String source, InputStream in) throws IOException {
    String text = new String(PolicyFiles.bytes(source, in), StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      throw new LsmException(Errno.EINVAL, source + " is empty: its first line must name columns");
    }
    List<String[]> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int end = end(text, '\n', from, text.length());
      lines.add(cells(text, from, end));
      from = end + 1;
    }
    List<String> names = List.of(lines.get(0));
    return new PolicyTable(source, names, lines.subList(1, lines.size()));
  }

  /** How many rows there are, the header aside. */
  public int size() {
    return rows.size();
  }

  /** Whether there is a column of this name. */
  public boolean has(String column) {
    return names.contains(column);
  }

  /**
   * The cells of the named columns, row by row, in the order asked for.
   *
   * @throws LsmException EINVAL if a column is missing
   */
  public List<String[]> select(String... columns) {
    int[] places = Arrays.stream(columns).mapToInt(this::place).toArray();
    return rows.stream().map(row -> pick(row, places)).toList();
  }

  private int place(String column) {
    int place = names.indexOf(column);
    if (place < 0) {
      throw new LsmException(
          Errno.EINVAL, source + " has no column " + column + "; it has: " + names);
    }
    return place;
  }

  private static String[] pick(String[] row, int... places) {
    return Arrays.stream(places)
        .mapToObj(place -> place < row.length ? row[place] : "")
        .toArray(String[]::new);
  }

  private static String[] cells(String text, int from, int end) {
    List<String> cells = new ArrayList<>();
    int start = from;
    for (int tab = end(text, '\t', start, end); tab < end; tab = end(text, '\t', start, end)) {
      cells.add(text.substring(start, tab));
      start = tab + 1;
    }
    cells.add(text.substring(start, end));
    return cells.toArray(String[]::new);
  }

  private static int end(String text, char mark, int from, int limit) {
    int found = text.indexOf(mark, from);
    return found < 0 || found > limit ? limit : found;
  }
}
