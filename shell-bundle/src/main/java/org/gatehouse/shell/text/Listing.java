package org.gatehouse.shell.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of the same columns.
 *
 * @param empty what to print where there are no rows
 * @param rows each with the same keys in the same order, which are the columns
 */
public record Listing(String empty, List<Map<String, Object>> rows) implements Shown {
  /** Keeps an unmodifiable copy of the rows. */
  public Listing {
    rows = List.copyOf(rows);
  }

  @Override
  public Object data() {
    return rows;
  }

  /** A table with a line of headings. */
  @Override
  public String toString() {
    if (rows.isEmpty()) {
      return empty;
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(rows.get(0).keySet().stream().map(k -> k.toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> cells.add(row.values().stream().map(Listing::cell).toList()));
    return Table.of(cells);
  }

  static String cell(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return String.valueOf(value);
  }
}
