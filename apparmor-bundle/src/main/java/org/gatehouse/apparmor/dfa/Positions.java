package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.Regex;
import org.jspecify.annotations.Nullable;

/**
 * All rules as one automaton without states (Glushkov): each byte or class written in a rule is a
 * position, and each rule has one more at its end. A position says which bytes it takes and which
 * positions can come next. Sets of positions are sorted arrays.
 */
final class Positions {
  private static final int MOST = 200_000;
  private static final int MOST_LINKS = 8_000_000;
  private static final long MOST_COPIES = 200_000_000;
  private static final int[] NONE = {};

  /** What a part of an expression begins and ends with, and whether it takes the empty word. */
  private static final class Part {
    private final boolean empty;
    private final int[] first;
    private final int[] last;

    Part(boolean empty, int[] first, int[] last) {
      this.empty = empty;
      this.first = first;
      this.last = last;
    }
  }

  private final List<BitSet> taken = new ArrayList<>();
  private final List<int[]> follow = new ArrayList<>();
  private final List<Integer> rule = new ArrayList<>();
  private final Map<BitSet, BitSet> sets = new HashMap<>();
  private final List<Pattern> patterns;
  private int[] start = NONE;
  private int current;
  private long links;
  private long copies;

  Positions(List<Pattern> patterns) {
    this.patterns = patterns;
    for (current = 0; current < patterns.size(); current++) {
      add(patterns.get(current).regex());
    }
  }

  private void add(Regex regex) {
    Part part = part(regex);
    int[] end = {position(null)};
    link(part.last, end);
    start = union(start, part.empty ? union(part.first, end) : part.first);
  }

  private int position(@Nullable BitSet set) {
    if (taken.size() >= MOST) {
      throw tooMuch();
    }
    taken.add(set == null ? new BitSet() : sets.computeIfAbsent(set, same -> same));
    follow.add(NONE);
    rule.add(set == null ? current : -1 - current);
    return taken.size() - 1;
  }

  private PolicyException tooMuch() {
    return new PolicyException(patterns.get(current).place(), "the rule is too large");
  }

  private Part part(Regex regex) {
    if (regex instanceof Regex.One one) {
      int[] self = {position(one.set())};
      return new Part(false, self, self);
    }
    if (regex instanceof Regex.Repeat repeat) {
      Part inner = part(repeat.inner());
      link(inner.last, inner.first);
      return repeat.atLeastOnce() ? inner : new Part(true, inner.first, inner.last);
    }
    return regex instanceof Regex.Choice ? choice(regex.parts()) : sequence(regex.parts());
  }

  private Part choice(List<Regex> parts) {
    boolean empty = false;
    int[] first = NONE;
    int[] last = NONE;
    for (Regex regex : parts) {
      Part part = part(regex);
      empty |= part.empty;
      first = union(first, part.first);
      last = union(last, part.last);
    }
    return new Part(empty, first, last);
  }

  private Part sequence(List<Regex> parts) {
    boolean empty = true;
    int[] first = NONE;
    int[] last = NONE;
    for (Regex regex : parts) {
      Part part = part(regex);
      link(last, part.first);
      first = empty ? union(first, part.first) : first;
      last = part.empty ? union(last, part.last) : part.last;
      empty &= part.empty;
    }
    return new Part(empty, first, last);
  }

  private void link(int[] from, int[] to) {
    links += (long) from.length * to.length;
    if (links > MOST_LINKS) {
      throw tooMuch();
    }
    for (int position : from) {
      int[] both = union(follow.get(position), to);
      follow.set(position, both);
      copies += both.length;
      if (copies > MOST_COPIES) {
        throw tooMuch();
      }
    }
  }

  private static int[] union(int[] one, int[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    int[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    if (one[one.length - 1] < other[0]) {
      return both;
    }
    Arrays.sort(both);
    int kept = 1;
    for (int at = 1; at < both.length; at++) {
      if (both[at] != both[at - 1]) {
        both[kept++] = both[at];
      }
    }
    return kept == both.length ? both : Arrays.copyOf(both, kept);
  }

  int size() {
    return taken.size();
  }

  /** The positions a word can begin with. */
  int[] start() {
    return start;
  }

  int[] follow(int position) {
    return follow.get(position);
  }

  /** The bytes that a position takes; none at the end of a rule. */
  BitSet taken(int position) {
    return taken.get(position);
  }

  /** All different sets of bytes. */
  Iterable<BitSet> sets() {
    return sets.keySet();
  }

  boolean ends(int position) {
    return rule.get(position) >= 0;
  }

  /** The rule that a position belongs to. */
  int rule(int position) {
    int of = rule.get(position);
    return of < 0 ? -1 - of : of;
  }

  /** Where a rule was written. */
  Place place(int rule) {
    return patterns.get(rule).place();
  }

  Pattern pattern(int position) {
    return patterns.get(rule(position));
  }
}
