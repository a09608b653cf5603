package org.gatehouse.selinux.fs;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * Reads words and numbers as the kernel's {@code sscanf} does: white space before them is skipped,
 * a number ends where its digits do and is cut to its size, what follows is not looked at, and a
 * NUL ends the text. One thread.
 */
final class Scan {
  private final String text;
  private int at;

  Scan(String text) {
    int end = text.indexOf('\0');
    this.text = end < 0 ? text : text.substring(0, end);
  }

  /** The first number of a text, {@code %d}. */
  static int number(String text) {
    return new Scan(text).signed();
  }

  private void skip() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  /** As the kernel's isspace, which counts the no-break space. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0;
  }

  /** Whether there is another word. */
  boolean hasNext() {
    skip();
    return at < text.length();
  }

  /** A word, {@code %s}. */
  String word() {
    skip();
    int start = at;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw new LsmException(Errno.EINVAL, "a word is missing");
    }
    return text.substring(start, at);
  }

  /** A class, {@code %hu}. */
  int objectClass() {
    skip();
    return (int) digits() & 0xffff;
  }

  /** A number without a sign, {@code %u}. */
  int unsigned() {
    skip();
    return (int) digits();
  }

  private int signed() {
    skip();
    boolean negative = at < text.length() && text.charAt(at) == '-';
    at += negative ? 1 : 0;
    int value = (int) digits();
    return negative ? -value : value;
  }

  private long digits() {
    int start = at;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = value * 10 + (text.charAt(at++) - '0');
    }
    if (start == at) {
      throw new LsmException(Errno.EINVAL, "a number is missing");
    }
    return value;
  }
}
