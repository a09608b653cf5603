package org.gatehouse.yama.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * A table of TAB-separated ISO-8859-1 text, without quoting, whose first line names the columns.
 *
 * @param columns their names
 * @param rows in order
 */
record Table(List<String> columns, List<Row> rows) {
  /** The bytes of a whole table. */
  static Table read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      throw new LsmException(Errno.EINVAL, "line 1: no line that names the columns");
    }
    String[] lines =
        (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
    List<String> columns = fields(lines[0]);
    return new Table(
        columns,
        IntStream.range(1, lines.length)
            .mapToObj(i -> new Row(columns, i + 1, fields(lines[i])))
            .toList());
  }

  private static List<String> fields(String line) {
    return Arrays.asList(line.split("\t", -1));
  }

  /**
   * One row.
   *
   * @param columns names of the columns
   * @param line its number in the file, from 1
   * @param fields its fields
   */
  record Row(List<String> columns, int line, List<String> fields) {
    /** The field of the column. */
    String get(String column) {
      int index = columns.indexOf(column);
      if (index < 0) {
        throw new LsmException(Errno.EINVAL, "line 1: no column '" + column + "'");
      }
      if (index >= fields.size()) {
        String count = fields.size() + " of " + columns.size() + " columns";
        throw new LsmException(
            Errno.EINVAL, "line " + line + ": only " + count + ", none for '" + column + "'");
      }
      return fields.get(index);
    }

    /** What is wrong with the field. */
    LsmException bad(String column, String expected) {
      String value = get(column).replace("\r", "\\r");
      return new LsmException(
          Errno.EINVAL, "line " + line + ": " + column + " is '" + value + "', not " + expected);
    }
  }
}
