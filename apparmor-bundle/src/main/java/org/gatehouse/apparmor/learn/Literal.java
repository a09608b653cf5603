package org.gatehouse.apparmor.learn;

/** Names in rules that mean themselves. */
final class Literal {
  private static final String SPECIAL = "*?[]{}^\\@,";

  private Literal() {}

  /** Its globs and bytes that no rule may have escaped. */
  static String of(String name) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      boolean odd = c < ' ' || c >= 0x7f || c == '"';
      text.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "");
      text.append(odd ? String.format("\\%03o", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }

  /** A pattern or a name as a word of a rule. */
  static String word(String pattern) {
    boolean plain = pattern.chars().allMatch(c -> c > ' ' && "#,=()\"".indexOf(c) < 0);
    return plain ? pattern : "\"" + pattern + "\"";
  }
}
