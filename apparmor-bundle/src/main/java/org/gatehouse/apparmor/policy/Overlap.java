package org.gatehouse.apparmor.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The positions of an expression (Glushkov's automaton), to tell whether two expressions match a
 * word in common: from the start of both, pairs of positions that a byte in common leads to are
 * followed until both may end.
 */
final class Overlap {
  private static final int MOST = 16_384;
  private static final long MOST_STEPS = 200_000_000;
  private static final int MOST_PAIRS = 1_000_000;

  private final List<BitSet> sets = new ArrayList<>();
  private final List<BitSet> follow = new ArrayList<>();
  private final Place place;
  private long steps;
  private final Part whole;

  /** What a part of the expression begins and ends with. */
  private record Part(boolean empty, BitSet first, BitSet last) {}

  private Overlap(Regex regex, Place place) {
    this.place = place;
    whole = part(regex);
  }

  /**
   * The positions of an expression.
   *
   * @throws PolicyException if there are too many of them to compare
   */
  static Overlap of(Regex regex, Place place) {
    if (regex.length() > MOST) {
      throw new PolicyException(place, "a pattern of more than " + MOST + " bytes");
    }
    return new Overlap(regex, place);
  }

  private Part part(Regex regex) {
    if (regex instanceof Regex.One one) {
      return single(one);
    }
    if (regex instanceof Regex.Repeat repeat) {
      Part inner = part(repeat.inner());
      link(inner.last, inner.first);
      return repeat.atLeastOnce() ? inner : new Part(true, inner.first, inner.last);
    }
    return regex instanceof Regex.Choice ? choice(regex.parts()) : sequence(regex.parts());
  }

  private Part single(Regex.One one) {
    BitSet self = new BitSet();
    self.set(sets.size());
    sets.add(one.set());
    follow.add(new BitSet());
    return new Part(false, self, self);
  }

  private Part choice(List<Regex> parts) {
    boolean empty = false;
    BitSet first = new BitSet();
    BitSet last = new BitSet();
    for (Regex regex : parts) {
      Part part = part(regex);
      empty |= part.empty;
      first.or(part.first);
      last.or(part.last);
    }
    return new Part(empty, first, last);
  }

  private Part sequence(List<Regex> parts) {
    boolean empty = true;
    BitSet first = new BitSet();
    BitSet last = new BitSet();
    for (Regex regex : parts) {
      Part part = part(regex);
      link(last, part.first);
      if (empty) {
        first.or(part.first);
      }
      last = union(part.last, part.empty ? last : new BitSet());
      empty &= part.empty;
    }
    return new Part(empty, first, last);
  }

  private static BitSet union(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.or(other);
    return both;
  }

  private void link(BitSet from, BitSet to) {
    steps += (long) from.cardinality() * (1 + to.length() / Long.SIZE);
    if (steps > MOST_STEPS) {
      throw tooMuch();
    }
    from.stream().forEach(position -> follow.get(position).or(to));
  }

  private PolicyException tooMuch() {
    return new PolicyException(place, "the pattern has too many alternatives");
  }

  /**
   * Whether there is a word that both match.
   *
   * @throws PolicyException if there are too many ways to match one
   */
  boolean with(Overlap other) {
    if (whole.empty && other.whole.empty) {
      return true;
    }
    Deque<int[]> open = new ArrayDeque<>();
    BitSet seen = new BitSet();
    pairs(whole.first, other, other.whole.first, seen, open::add);
    while (!open.isEmpty()) {
      int[] pair = open.pop();
      if (whole.last.get(pair[0]) && other.whole.last.get(pair[1])) {
        return true;
      }
      if (open.size() > MOST_PAIRS) {
        throw tooMuch();
      }
      pairs(follow.get(pair[0]), other, other.follow.get(pair[1]), seen, open::add);
    }
    return false;
  }

  private void pairs(
      BitSet mine, Overlap other, BitSet theirs, BitSet seen, Consumer<int[]> found) {
    for (int one = mine.nextSetBit(0); one >= 0; one = mine.nextSetBit(one + 1)) {
      for (int two = theirs.nextSetBit(0); two >= 0; two = theirs.nextSetBit(two + 1)) {
        int pair = one * other.sets.size() + two;
        if (!seen.get(pair) && sets.get(one).intersects(other.sets.get(two))) {
          seen.set(pair);
          found.accept(new int[] {one, two});
        }
      }
    }
  }
}
