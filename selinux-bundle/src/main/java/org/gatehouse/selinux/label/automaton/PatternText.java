package org.gatehouse.selinux.label.automaton;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The text of a pattern and the place where its reader stands. */
final class PatternText {
  private final String text;
  private int offset;

  PatternText(String text) {
    this.text = text;
  }

  int offset() {
    return offset;
  }

  boolean atEnd() {
    return offset == text.length();
  }

  /** The next character, or 0 at the end. */
  char peek() {
    return atEnd() ? 0 : text.charAt(offset);
  }

  char next() throws PatternException {
    if (atEnd()) {
      throw error("the pattern ends too early");
    }
    return text.charAt(offset++);
  }

  boolean take(char expected) {
    if (atEnd() || peek() != expected) {
      return false;
    }
    offset++;
    return true;
  }

  void skip(int characters) {
    offset += characters;
  }

  /** What matches from there on; the expressions are ours and short. */
  @Nullable MatchResult match(java.util.regex.Pattern expression, int from) {
    Matcher matcher = expression.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher.toMatchResult() : null;
  }

  PatternException error(String reason) {
    return error(offset, reason);
  }

  PatternException error(int at, String reason) {
    return new PatternException(at, reason);
  }
}
