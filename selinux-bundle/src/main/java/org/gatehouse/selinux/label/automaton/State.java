package org.gatehouse.selinux.label.automaton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A state of the deterministic machine: the instructions it stands for, and what they found. */
final class State {
  /** The instructions READ, END and FOUND that wait here, in rising order. */
  final int[] waiting;

  /** The patterns found if the text ends here, highest first. */
  final int[] found;

  /**
   * Where each symbol leads, as far as somebody went there. Written without a lock: a state is
   * immutable but for this, so whoever reads an entry sees all of the state or null, and makes the
   * same state again.
   */
  final @Nullable State[] next;

  State(int[] waiting, int[] found, int symbols) {
    this.waiting = waiting;
    this.found = found;
    this.next = new State[symbols];
  }

  /** The room it takes, in ints, with some for its headers. */
  int size() {
    return waiting.length + found.length + next.length + 24;
  }

  /** States by the instructions they stand for. */
  static final class Key {
    private final int[] waiting;

    Key(int[] waiting) {
      this.waiting = waiting;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && Arrays.equals(waiting, key.waiting);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(waiting);
    }
  }
}
