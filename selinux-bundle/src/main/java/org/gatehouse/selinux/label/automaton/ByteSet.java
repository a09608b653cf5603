package org.gatehouse.selinux.label.automaton;

/** An immutable set of bytes, as 256 bits. */
record ByteSet(long a, long b, long c, long d) {
  static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  static final ByteSet ALL = NONE.complement();
  static final ByteSet DIGITS = range('0', '9');
  static final ByteSet SPACES = range(9, 13).or(of(' '));
  static final ByteSet LETTERS = range('a', 'z').or(range('A', 'Z'));
  static final ByteSet WORD = LETTERS.or(DIGITS).or(of('_'));

  static ByteSet of(int value) {
    long bit = 1L << value;
    return switch (value >>> 6) {
      case 0 -> new ByteSet(bit, 0, 0, 0);
      case 1 -> new ByteSet(0, bit, 0, 0);
      case 2 -> new ByteSet(0, 0, bit, 0);
      default -> new ByteSet(0, 0, 0, bit);
    };
  }

  static ByteSet range(int first, int last) {
    ByteSet set = NONE;
    for (int value = first; value <= last; value++) {
      set = set.or(of(value));
    }
    return set;
  }

  ByteSet or(ByteSet other) {
    return new ByteSet(a | other.a, b | other.b, c | other.c, d | other.d);
  }

  ByteSet complement() {
    return new ByteSet(~a, ~b, ~c, ~d);
  }

  boolean contains(int value) {
    long word =
        switch (value >>> 6) {
          case 0 -> a;
          case 1 -> b;
          case 2 -> c;
          default -> d;
        };
    return (word >>> value & 1) != 0;
  }

  /** If it holds exactly one byte. */
  boolean single() {
    return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d) == 1;
  }

  /** Its lowest byte; 256 if it is empty. */
  int lowest() {
    int value = 0;
    while (value < 256 && !contains(value)) {
      value++;
    }
    return value;
  }
}
