package org.gatehouse.apparmor.policy;

/** Escape sequences, as in words and in patterns. */
final class Escapes {
  private static final String LETTERS = "aefnrt";
  private static final String BYTES = "\u0007\u001b\f\n\r\t";

  /**
   * A sequence that was read.
   *
   * @param value the byte, -1 if it is none
   * @param end where it ends
   */
  record Sequence(int value, int end) {}

  private Escapes() {}

  /**
   * Reads behind a backslash.
   *
   * @param self what stands for itself
   */
  static Sequence read(String text, int at, String self) {
    if (at >= text.length()) {
      return new Sequence(-1, at);
    }
    char c = text.charAt(at);
    if (c >= '0' && c <= '7') {
      return number(text, at, 8, 3);
    }
    if (c == 'd' || c == 'x') {
      return c == 'd' ? number(text, at + 1, 10, 3) : number(text, at + 1, 16, 2);
    }
    int letter = LETTERS.indexOf(c);
    int plain = c == '\\' || c == '"' || self.indexOf(c) >= 0 ? c : -1;
    return new Sequence(letter >= 0 ? BYTES.charAt(letter) : plain, at + 1);
  }

  private static Sequence number(String text, int from, int base, int most) {
    int value = 0;
    int at = from;
    for (; at < text.length() && at < from + most; at++) {
      char c = text.charAt(at);
      int digit = c < 128 ? Character.digit(c, base) : -1;
      if (digit < 0 || value * base + digit > 255) {
        break;
      }
      value = value * base + digit;
    }
    return new Sequence(at == from ? -1 : value, at);
  }

  /** A word without its quotes, escapes resolved; bytes special in patterns stay escaped. */
  static String word(String text) {
    boolean quoted = text.length() > 1 && text.charAt(0) == '"';
    return unescape(quoted ? text.substring(1, text.length() - 1) : text);
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      Sequence read = text.charAt(at) == '\\' ? read(text, at + 1, "") : new Sequence(-1, at);
      if (read.value < 0) {
        out.append(text.charAt(at++));
      } else {
        append(out, text.substring(at, read.end), read.value);
        at = read.end;
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String sequence, int value) {
    if (value == 0) {
      out.append(sequence);
    } else {
      out.append("*?[]{}^,\\".indexOf(value) >= 0 ? "\\" : "").append((char) value);
    }
  }
}
