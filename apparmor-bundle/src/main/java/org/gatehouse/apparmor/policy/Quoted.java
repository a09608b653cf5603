package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts in quotes, so that reading gives them back. */
final class Quoted {
  /** The empty variable that a name begins with if it could not begin a rule otherwise. */
  static final String EMPTY = "@{empty}";

  private Quoted() {}

  static String text(String text) {
    return '"' + inner(text) + '"';
  }

  /**
   * A backslash at the end would take the quote with it, so it is written as a number; so is a NUL,
   * which stands in words without quotes only.
   */
  private static String inner(String text) {
    String quoted = text.replace("\"", "\\d034").replace("\0", "\\000");
    return quoted.endsWith("\\\\") ? quoted.substring(0, quoted.length() - 2) + "\\d092" : quoted;
  }

  /** A text where a path is expected. */
  static String name(String text) {
    boolean label = text.startsWith("/") || text.startsWith(":") || text.startsWith("&");
    return text(label ? text : EMPTY + text);
  }

  /** A text where only {@code /} or a variable may stand. */
  static String path(String text) {
    return text(text.startsWith("/") ? text : EMPTY + text);
  }

  static String condition(String name, @Nullable String value) {
    return value == null ? "" : " " + name + "=" + text(value);
  }

  static String list(List<String> values) {
    return values.stream().collect(Collectors.joining(" ", "(", ")"));
  }
}
