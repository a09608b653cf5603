package org.gatehouse.apparmor.policy;

/** What the rules of the lexer look for. A match is its length; 0 is none. */
final class Matches {
  private Matches() {}

  static boolean blank(String text, int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }

  static boolean space(String text, int at) {
    return at < text.length() && " \t\n\r\f\u000b".indexOf(text.charAt(at)) >= 0;
  }

  static int blanks(String text, int at) {
    int end = at;
    while (blank(text, end)) {
      end++;
    }
    return end - at;
  }

  static int newline(String text, int at) {
    return text.startsWith("\n", at) ? 1 : text.startsWith("\r\n", at) ? 2 : 0;
  }

  /** The rest of the line with its end; 0 if the file ends before. */
  static int line(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? 0 : end + 1 - at;
  }

  static boolean alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static int name(String text, int at) {
    if (at >= text.length() || !alpha(text.charAt(at))) {
      return 0;
    }
    int end = at + 1;
    while (end < text.length()
        && (alpha(text.charAt(end)) || digit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end - at;
  }

  /** {@code @name} or {@code @{name}}, or the same with another sign. */
  static int variable(String text, int at, char sign) {
    if (at >= text.length() || text.charAt(at) != sign) {
      return 0;
    }
    boolean braced = text.startsWith("{", at + 1);
    int start = at + (braced ? 2 : 1);
    int length = name(text, start);
    if (length == 0) {
      return 0;
    }
    int end = start + length;
    return !braced ? end - at : text.startsWith("}", end) ? end + 1 - at : 0;
  }

  /**
   * Between quotes. A quote behind a backslash may end it as well as not: the last one that can be
   * reached does.
   *
   * @param least how many bytes must be inside
   */
  static int quoted(String text, int at, int least) {
    if (!text.startsWith("\"", at)) {
      return 0;
    }
    int length = 0;
    for (int end = at + 1; end < text.length() && text.charAt(end) != 0; end++) {
      if (text.charAt(end) == '"') {
        length = end - at > least ? end + 1 - at : length;
        if (end == at + 1 || text.charAt(end - 1) != '\\') {
          break;
        }
      }
    }
    return length;
  }

  static int quotedLabel(String text, int at) {
    boolean label = at + 1 < text.length() && "/@:&".indexOf(text.charAt(at + 1)) >= 0;
    return label ? quoted(text, at, 1) : 0;
  }

  /** A path, a namespace, a stack, or what begins with a variable. */
  static int label(String text, int at) {
    if (at >= text.length()) {
      return 0;
    }
    if ("/:&".indexOf(text.charAt(at)) >= 0) {
      return Pieces.ID.run(text, at + 1) - at;
    }
    int variable = variable(text, at, '@');
    if (variable == 0) {
      return 0;
    }
    int end = text.charAt(at + 1) == '{' ? at + variable : at + 2;
    int piece = Pieces.AFTER_VARIABLE.one(text, end);
    return piece == end ? 0 : Pieces.ID.run(text, piece) - at;
  }

  static int conditional(String text, int at) {
    return Pieces.CONDITIONAL_START.single(text, at)
        ? Pieces.CONDITIONAL.run(text, at + 1) - at
        : 0;
  }

  /** Permissions of files. */
  static int modes(String text, int at) {
    int end = at;
    while (end < text.length()) {
      int next = mode(text, end);
      if (next == 0) {
        break;
      }
      end += next;
    }
    return end - at;
  }

  private static int mode(String text, int at) {
    int end = at;
    if (end < text.length() && "pPcC".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end < text.length() && "iIuU".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    boolean exec = end < text.length() && "xX".indexOf(text.charAt(end)) >= 0;
    return exec
        ? end + 1 - at
        : at < text.length() && "rRwWaLlMmkXx".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
  }
}
