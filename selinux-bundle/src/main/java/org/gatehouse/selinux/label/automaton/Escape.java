package org.gatehouse.selinux.label.automaton;

import java.util.regex.MatchResult;

/** What follows a backslash, inside of a set and outside. */
final class Escape {
  private static final java.util.regex.Pattern HEX =
      java.util.regex.Pattern.compile("\\{0{0,6}([0-9a-fA-F]{1,2})\\}|([0-9a-fA-F]{0,2})");

  private Escape() {}

  /** Reads on behind the backslash at {@code start}. */
  static ByteSet read(PatternText in, int start) throws PatternException {
    if (in.atEnd()) {
      throw in.error(start, "a backslash ends the pattern");
    }
    char c = in.next();
    return switch (c) {
      case 'd' -> ByteSet.DIGITS;
      case 'D' -> ByteSet.DIGITS.complement();
      case 's' -> ByteSet.SPACES;
      case 'S' -> ByteSet.SPACES.complement();
      case 'w' -> ByteSet.WORD;
      case 'W' -> ByteSet.WORD.complement();
      case 'a' -> ByteSet.of(7);
      case 'e' -> ByteSet.of(27);
      case 'f' -> ByteSet.of('\f');
      case 'n' -> ByteSet.of('\n');
      case 'r' -> ByteSet.of('\r');
      case 't' -> ByteSet.of('\t');
      case 'x' -> hex(in);
      default -> itself(in, start, c);
    };
  }

  private static ByteSet hex(PatternText in) throws PatternException {
    int start = in.offset();
    MatchResult digits = in.match(HEX, start);
    if (digits == null || (in.peek() == '{' && digits.group(1) == null)) {
      throw in.error(start, "not one or two hexadecimal digits");
    }
    in.skip(digits.end() - start);
    String value = digits.group(1) == null ? digits.group(2) : digits.group(1);
    return ByteSet.of(value.isEmpty() ? 0 : Integer.parseInt(value, 16));
  }

  private static ByteSet itself(PatternText in, int start, char c) throws PatternException {
    if (c == 0 || c > 127) {
      throw in.error(start, "not an ASCII character");
    }
    if (ByteSet.LETTERS.contains(c) || ByteSet.DIGITS.contains(c)) {
      throw in.error(start, "the escape \\" + c + " is not supported");
    }
    return ByteSet.of(c);
  }
}
