package org.gatehouse.apparmor.dfa;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** Walks two automata together. */
record Difference(Automaton mine, KernelAutomaton other) {
  private static final int BYTES = 256;

  private record Pair(int one, int two, String word) {}

  /**
   * The shortest word, up to a length, after which they don't say the same; null if there is none.
   */
  String find(int from, int at, int most, BiPredicate<Integer, Integer> same) {
    Set<Long> seen = new HashSet<>();
    Deque<Pair> open = new ArrayDeque<>();
    open.add(new Pair(from, at, ""));
    while (!open.isEmpty()) {
      Pair pair = open.remove();
      if (!same.test(pair.one, pair.two)) {
        return pair.word;
      }
      for (int value = 0; value < BYTES && pair.word.length() < most; value++) {
        Pair next = step(pair, value);
        if (seen.add((long) next.one << Integer.SIZE | next.two)) {
          open.add(next);
        }
      }
    }
    return null;
  }

  private Pair step(Pair pair, int value) {
    int one = mine.walk(pair.one, new byte[] {(byte) value}, 0, 1);
    return new Pair(one, other.step(pair.two, value), pair.word + (char) value);
  }
}
