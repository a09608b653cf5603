package org.gatehouse.smack.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * Reads rules as the kernel reads a write to {@code load2} (Linux 6.12 smackfs.c,
 * smk_parse_long_rule): words between white space, three or four of them to a rule, line ends
 * counting for nothing. A NUL ends the text.
 */
final class RuleReader {
  private final String text;
  private int place;

  RuleReader(String text) {
    this.text = text;
  }

  /** Whether characters are left: white space behind a rule belongs to that rule. */
  boolean hasNext() {
    return place < text.length();
  }

  /** How far it read. */
  int place() {
    return place;
  }

  /**
   * The next rule.
   *
   * @param words 3, or 4 for a rule that changes one
   * @throws LsmException EINVAL if a word is missing or is no label; what {@code label} throws
   */
  Rule next(int words, Function<String, Label> label) {
    List<String> read = new ArrayList<>(words);
    for (int i = 0; i < words; i++) {
      skipSpace();
      read.add(word());
    }
    skipSpace();
    Label subject = label.apply(read.get(0));
    Label object = label.apply(read.get(1));
    int enable = Access.parse(read.get(2));
    return new Rule(subject, object, enable, words == 4 ? Access.parse(read.get(3)) : ~enable);
  }

  private void skipSpace() {
    while (isSpace(at(place))) {
      place++;
    }
  }

  private String word() {
    int start = place;
    while (at(place) != 0 && !isSpace(at(place))) {
      place++;
    }
    if (start == place) {
      throw new LsmException(Errno.EINVAL, "a rule ends early: " + LabelText.printable(text));
    }
    return text.substring(start, place);
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  /** The kernel's isspace, which counts the no-break space of Latin-1. */
  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r') || c == ' ' || c == '\u00a0';
  }
}
