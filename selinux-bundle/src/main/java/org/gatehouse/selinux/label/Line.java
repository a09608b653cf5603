package org.gatehouse.selinux.label;

import java.util.ArrayList;
import java.util.List;

/** A line of a label file, cut into fields at white space. Text is bytes, one character each. */
record Line(String file, int number, String text, List<Field> fields) {
  /** A field and the index where it starts. */
  record Field(String text, int start) {}

  static Line of(String file, int number, String text) {
    List<Field> fields = new ArrayList<>();
    int at = skip(text, 0, true);
    while (at < text.length()) {
      int end = skip(text, at, false);
      fields.add(new Field(text.substring(at, end), at));
      at = skip(text, end, true);
    }
    return new Line(file, number, text, List.copyOf(fields));
  }

  private static int skip(String text, int from, boolean spaces) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at)) == spaces) {
      at++;
    }
    return at;
  }

  /** As C's isspace in the C locale. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** If nothing is said: an empty line or a comment. */
  boolean isBlank() {
    return fields.isEmpty() || fields.get(0).text().startsWith("#");
  }

  String field(int index) {
    return fields.get(index).text();
  }

  LabelSyntaxException error(int field, int offset, String reason) {
    int start = field < fields.size() ? fields.get(field).start() : text.length();
    return new LabelSyntaxException(file, number, start + offset + 1, reason);
  }
}
