package org.gatehouse.apparmor.module;

import java.util.Locale;

/** A name as a rule writes it that means this name and no other. */
final class RuleName {
  private static final String SPECIAL = "*?[]{}^\\@,\"";

  private RuleName() {}

  /** Its globs escaped; in quotes where it has to be. */
  static String of(String name) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      boolean odd = c <= ' ' || c >= 0x7f || c == '"';
      quoted |= odd || c == '#' || c == ',' || c == '=';
      text.append(odd && c != ' ' ? "\\%03o".formatted((int) c) : escaped(c));
    }
    return quoted ? "\"" + text + "\"" : text.toString();
  }

  private static String escaped(char c) {
    return SPECIAL.indexOf(c) < 0 ? String.valueOf(c) : "\\" + c;
  }

  /** The name of a constant in rules. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
