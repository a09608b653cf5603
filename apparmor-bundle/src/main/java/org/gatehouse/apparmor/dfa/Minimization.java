package org.gatehouse.apparmor.dfa;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins states that no word tells apart (Hopcroft): states are parted by what they accept; then a
 * part and a class of bytes split every other part into the states that the class leads into the
 * first and the rest, and the smaller half is a splitter again, until nothing splits.
 */
final class Minimization {
  private final int[][] next;
  private final int width;

  /** States ordered by part: {@code order[first[p] .. first[p] + size[p])} is part {@code p}. */
  private final int[] order;

  private final int[] placeOf;
  private final int[] part;
  private final int[] first;
  private final int[] size;
  private final int[] marked;
  private int parts;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final boolean[] waiting;

  private final int[][] from;
  private final int[][] into;

  private Minimization(int[][] next, Accept[] accepts) {
    this.next = next;
    int states = next.length;
    width = next[0].length;
    order = new int[states];
    placeOf = new int[states];
    part = new int[states];
    first = new int[states];
    size = new int[states];
    marked = new int[states];
    waiting = new boolean[states];
    from = new int[width][];
    into = new int[width][states + 1];
    invert();
    byAccept(accepts);
  }

  /** The minimal automaton of one whose state 0 is dead. */
  static Automaton of(byte[] classOf, int[][] next, int start, Accept[] accepts) {
    Minimization minimal = new Minimization(next, accepts);
    minimal.split();
    return minimal.automaton(classOf, start, accepts);
  }

  /** For each class the states by the state they lead to. */
  private void invert() {
    for (int c = 0; c < width; c++) {
      int[] index = into[c];
      for (int[] row : next) {
        index[row[c] + 1]++;
      }
      for (int state = 0; state < next.length; state++) {
        index[state + 1] += index[state];
      }
      int[] fill = Arrays.copyOf(index, next.length);
      from[c] = new int[next.length];
      for (int state = 0; state < next.length; state++) {
        from[c][fill[next[state][c]]++] = state;
      }
    }
  }

  private void byAccept(Accept[] accepts) {
    Map<Accept, Integer> known = new HashMap<>();
    for (int state = 0; state < accepts.length; state++) {
      part[state] = known.computeIfAbsent(accepts[state], accept -> known.size());
      size[part[state]]++;
    }
    parts = known.size();
    int[] fill = new int[parts];
    for (int p = 1; p < parts; p++) {
      first[p] = first[p - 1] + size[p - 1];
      fill[p] = first[p];
    }
    for (int state = 0; state < accepts.length; state++) {
      place(state, fill[part[state]]++);
    }
    for (int p = 0; p < parts; p++) {
      wait(p);
    }
  }

  private void place(int state, int at) {
    order[at] = state;
    placeOf[state] = at;
  }

  private void wait(int p) {
    if (!waiting[p]) {
      waiting[p] = true;
      open.add(p);
    }
  }

  private void split() {
    while (!open.isEmpty()) {
      int splitter = open.remove();
      waiting[splitter] = false;
      int[] states = Arrays.copyOfRange(order, first[splitter], first[splitter] + size[splitter]);
      for (int c = 0; c < width; c++) {
        splitBy(states, c);
      }
    }
  }

  private void splitBy(int[] states, int c) {
    int[] touched = new int[16];
    int count = 0;
    for (int state : states) {
      for (int at = into[c][state]; at < into[c][state + 1]; at++) {
        int p = part[from[c][at]];
        if (marked[p] == 0) {
          touched = count == touched.length ? Arrays.copyOf(touched, count * 2) : touched;
          touched[count++] = p;
        }
        mark(from[c][at], p);
      }
    }
    for (int i = 0; i < count; i++) {
      divide(touched[i]);
    }
  }

  /** Moves a state to the marked ones at its part's start. */
  private void mark(int state, int p) {
    int at = first[p] + marked[p]++;
    int other = order[at];
    int old = placeOf[state];
    place(state, at);
    place(other, old);
  }

  private void divide(int p) {
    int count = marked[p];
    marked[p] = 0;
    if (count == size[p]) {
      return;
    }
    int added = parts++;
    boolean small = count * 2 <= size[p];
    first[added] = small ? first[p] : first[p] + count;
    size[added] = small ? count : size[p] - count;
    first[p] += small ? count : 0;
    size[p] -= size[added];
    for (int at = first[added]; at < first[added] + size[added]; at++) {
      part[order[at]] = added;
    }
    wait(added);
  }

  private Automaton automaton(byte[] classOf, int start, Accept[] accepts) {
    int[] number = new int[parts];
    Arrays.fill(number, -1);
    int[] state = new int[parts];
    int count = 0;
    for (int old = 0; old < next.length; old++) {
      if (number[part[old]] < 0) {
        state[count] = old;
        number[part[old]] = count++;
      }
    }
    int[][] rows = new int[count][width];
    Accept[] kept = new Accept[count];
    for (int row = 0; row < count; row++) {
      for (int c = 0; c < width; c++) {
        rows[row][c] = number[part[next[state[row]][c]]];
      }
      kept[row] = accepts[state[row]];
    }
    return new Automaton(classOf, rows, number[part[start]], kept);
  }
}
