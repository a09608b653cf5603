package org.gatehouse.apparmor.policy;

/**
 * What the words of one kind consist of: single bytes, escaped bytes, and commas that something
 * follows.
 *
 * @param excluded bytes that stand for something else
 * @param escaped bytes that a backslash takes in
 * @param comma whether a comma belongs to the word if a single byte follows it
 */
record Pieces(String excluded, String escaped, boolean comma) {
  static final Pieces ID = new Pieces(" \t\r\n\"!,", " \t\"!,", true);
  static final Pieces INCLUDE = new Pieces(" \t\r\n\"!,<>", " \t\"!,", true);
  static final Pieces AFTER_VARIABLE = new Pieces(" \t\n\"!,=+", " \t\"!,()", true);
  static final Pieces LIST_VALUE = new Pieces(" \t\n\"!,()", " \t\"!,()", false);
  static final Pieces CONDITIONAL = new Pieces(" \t\n\"!,=)", "", true);
  static final Pieces CONDITIONAL_NAME = new Pieces(" \t\n\"!,=)", "", false);
  static final Pieces CONDITIONAL_START = new Pieces(" \t\n\"!,=()+&", "", false);

  /**
   * The end of the longest word from here. A backslash is both a byte of its own and the start of
   * an escape, so it follows both readings: the two flags tell whether this place and the one
   * behind it are ends of some reading.
   */
  int run(String text, int from) {
    int end = from;
    boolean here = true;
    boolean next = false;
    for (int at = from; here || next; at++) {
      boolean after = false;
      if (here) {
        end = at;
        next |= single(text, at);
        after = pair(text, at);
      }
      here = next;
      next = after;
    }
    return end;
  }

  /** The end of the longest single piece here, or {@code at}. */
  int one(String text, int at) {
    return pair(text, at) ? at + 2 : single(text, at) ? at + 1 : at;
  }

  boolean single(String text, int at) {
    return at < text.length() && excluded.indexOf(text.charAt(at)) < 0;
  }

  private boolean pair(String text, int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char first = text.charAt(at);
    return (first == ',' && comma && single(text, at + 1))
        || (first == '\\' && escaped.indexOf(text.charAt(at + 1)) >= 0);
  }
}
