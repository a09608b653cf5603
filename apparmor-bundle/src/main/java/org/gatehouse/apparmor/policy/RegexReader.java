package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Parses {@link Regex}. */
final class RegexReader {
  private static final String SPECIAL = "*+.|^-[]()";
  private static final int BYTES = 256;

  private final String text;
  private int at;

  /** The sign or byte at hand; a byte that was escaped is no sign. */
  private int sign;

  private int value;

  RegexReader(String text) {
    this.text = text;
    next();
  }

  Regex read() {
    Regex regex = choice();
    if (sign != END) {
      throw unexpected();
    }
    return regex;
  }

  private static final int END = -1;
  private static final int BYTE = -2;

  private void next() {
    if (at == text.length()) {
      sign = END;
      return;
    }
    char c = text.charAt(at++);
    value = c;
    sign = SPECIAL.indexOf(c) >= 0 ? c : BYTE;
    if (c == '\\') {
      Escapes.Sequence read = Escapes.read(text, at, "*+.|^$-[](){}");
      value = read.value() < 0 ? c : read.value();
      at = read.value() < 0 ? at : read.end();
    }
  }

  private boolean accepts(char c) {
    boolean is = sign == c;
    if (is) {
      next();
    }
    return is;
  }

  private Regex choice() {
    List<Regex> choices = new ArrayList<>();
    do {
      choices.add(sequence());
    } while (accepts('|'));
    return choices.size() == 1 ? choices.get(0) : new Regex.Choice(choices);
  }

  private Regex sequence() {
    List<Regex> parts = new ArrayList<>();
    while (sign != END && sign != '|' && sign != ')') {
      parts.add(repeated());
    }
    return new Regex.Sequence(parts);
  }

  private Regex repeated() {
    Regex term = term();
    if (accepts('*')) {
      return new Regex.Repeat(term, false);
    }
    return accepts('+') ? new Regex.Repeat(term, true) : term;
  }

  private Regex term() {
    if (accepts('(')) {
      Regex inner = choice();
      expect(')');
      return inner;
    }
    if (accepts('.')) {
      return new Regex.One(complement(new BitSet()), true);
    }
    if (accepts('[')) {
      return charClass();
    }
    if (sign != BYTE && sign != '^' && sign != '-' && sign != ']') {
      throw unexpected();
    }
    Regex one = Regex.of(value);
    next();
    return one;
  }

  private Regex charClass() {
    BitSet set = new BitSet();
    boolean not = accepts('^');
    if (not && accepts('^')) {
      set.set('^');
    } else {
      member(set, sign == ']' || sign == '-' || inClass());
    }
    while (sign != ']') {
      member(set, inClass() || sign == '^');
    }
    next();
    return new Regex.One(not ? complement(set) : set, true);
  }

  private boolean inClass() {
    return sign != ']' && sign != '-' && sign != '^' && sign != END;
  }

  private void member(BitSet set, boolean fits) {
    int first = taken(fits);
    if (!accepts('-')) {
      set.set(first);
      return;
    }
    int last = taken(inClass() || sign == '^');
    set.set(Math.min(first, last), Math.max(first, last) + 1);
  }

  private int taken(boolean fits) {
    if (!fits) {
      throw unexpected();
    }
    int taken = value;
    next();
    return taken;
  }

  private static BitSet complement(BitSet set) {
    BitSet rest = (BitSet) set.clone();
    rest.flip(0, BYTES);
    return rest;
  }

  private void expect(char c) {
    if (!accepts(c)) {
      throw unexpected();
    }
  }

  private IllegalArgumentException unexpected() {
    String found = sign == END ? "the end" : "'" + (char) value + "'";
    return new IllegalArgumentException("a class or repetition is wrong at " + found);
  }
}
