package org.gatehouse.apparmor.policy;

import org.gatehouse.apparmor.policy.LexRule.Match;
import org.jspecify.annotations.Nullable;

/** A file that is being read. */
final class Buffer {
  private final String name;
  private final @Nullable Place from;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  /** A file; {@code from} is where it was included. */
  Buffer(String name, @Nullable Place from, String text) {
    this.name = name;
    this.from = from;
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  Place place() {
    return new Place(name, line, at - lineStart + 1, from);
  }

  char next() {
    return text.charAt(at);
  }

  Match match(LexRule rule) {
    return rule.pattern().at(text, at);
  }

  /** Takes so many bytes. */
  String take(int length) {
    String taken = text.substring(at, at + length);
    for (int end = taken.indexOf('\n'); end >= 0; end = taken.indexOf('\n', end + 1)) {
      line++;
      lineStart = at + end + 1;
    }
    at += length;
    return taken;
  }
}
