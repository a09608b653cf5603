package org.gatehouse.apparmor.dfa;

/**
 * A minimal automaton over bytes. State 0 is dead: nothing leads out of it and it allows nothing.
 * Immutable; any thread may walk, nothing is allocated. A step is two loads: the class of the byte,
 * then the row of the next state, which is kept as a place in the table.
 */
final class Automaton {
  private static final int HISTORY = 24;

  private final byte[] classOf;
  private final int[] next;
  private final int width;
  private final int start;
  private final Accept[] accepts;

  /**
   * From tables.
   *
   * @param next for each state a row with the next state for each class of bytes
   */
  Automaton(byte[] classOf, int[][] next, int start, Accept[] accepts) {
    this.classOf = classOf.clone();
    this.width = next[0].length;
    this.next = new int[next.length * width];
    for (int state = 0; state < next.length; state++) {
      for (int c = 0; c < width; c++) {
        this.next[state * width + c] = next[state][c] * width;
      }
    }
    this.start = start * width;
    this.accepts = accepts.clone();
  }

  /** How many states, the dead one among them. */
  int states() {
    return accepts.length;
  }

  /** The state in which a word begins. */
  int start() {
    return start / width;
  }

  /** The state in which a word that begins in a state ends. */
  int walk(int from, byte[] word, int begin, int end) {
    int at = from * width;
    for (int i = begin; i < end && at != 0; i++) {
      at = next[at + (classOf[word[i] & 0xff] & 0xff)];
    }
    return at / width;
  }

  /** The state in which a word ends. */
  int match(byte[] word) {
    int at = start;
    for (int i = 0; i < word.length; i++) {
      at = next[at + (classOf[word[i] & 0xff] & 0xff)];
    }
    return at / width;
  }

  /** How many bytes of a word are read before a loop of at most 24 states begins. */
  int beforeLoop(byte[] word) {
    int[] seen = new int[word.length + 1];
    seen[0] = start;
    for (int i = 0; i < word.length; i++) {
      int state = next[seen[i] + (classOf[word[i] & 0xff] & 0xff)];
      for (int back = i; back >= 0 && back > i - HISTORY; back--) {
        if (seen[back] == state) {
          return back;
        }
      }
      seen[i + 1] = state;
    }
    return word.length;
  }

  /** What is said of the words that end in a state. */
  Accept accept(int state) {
    return accepts[state];
  }
}
