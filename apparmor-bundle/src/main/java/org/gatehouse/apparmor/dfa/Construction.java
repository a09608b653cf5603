package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.PolicyException;

/**
 * Makes an automaton from rules by the subset construction: a state is the set of positions that
 * can come next. The sets are bounded in number and in size; when they exceed that, the rule that
 * has most of its own sets among them is the one that is refused.
 */
final class Construction {
  private static final int MOST_STATES = 60_000;
  private static final long MOST_MEMBERS = 12_000_000;
  private static final long MOST_STEPS = 600_000_000L;

  /** A set of positions with its hash. */
  private static final class Subset {
    private final int[] positions;
    private final int hash;

    Subset(int[] positions) {
      this.positions = positions;
      hash = Arrays.hashCode(positions);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Subset subset
          && subset.hash == hash
          && Arrays.equals(subset.positions, positions);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Positions positions;
  private final ByteClasses classes;
  private final int[][] classesOf;
  private final boolean file;
  private final Map<Subset, Integer> numbers = new HashMap<>();
  private final List<int[]> subsets = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private final Map<Set<Grant>, Accept> accepts = new HashMap<>();
  private final int[] stamp;
  private int now;
  private long members;
  private long steps;

  private Construction(List<Pattern> patterns, boolean file) {
    this.file = file;
    positions = new Positions(patterns);
    classes = new ByteClasses(positions.sets());
    classesOf = classesOf();
    stamp = new int[positions.size()];
  }

  /**
   * The minimal automaton of rules.
   *
   * @param file whether the bits are those of {@link FileBits}
   * @throws PolicyException if it were too large
   */
  static Automaton of(List<Pattern> patterns, boolean file) {
    return new Construction(patterns, file).build();
  }

  private int[][] classesOf() {
    Map<BitSet, int[]> known = new HashMap<>();
    int[][] of = new int[positions.size()][];
    for (int position = 0; position < of.length; position++) {
      of[position] = known.computeIfAbsent(positions.taken(position), classes::in);
    }
    return of;
  }

  private Automaton build() {
    number(new int[0]);
    int start = number(positions.start());
    for (int state = 0; state < subsets.size(); state++) {
      rows.add(row(subsets.get(state)));
    }
    Accept[] accept = subsets.stream().map(this::accept).toArray(Accept[]::new);
    return Minimization.of(classes.table(), rows.toArray(new int[0][]), start, accept);
  }

  private int number(int[] subset) {
    Subset key = new Subset(subset);
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    members += subset.length;
    if (subsets.size() >= MOST_STATES || members > MOST_MEMBERS || steps > MOST_STEPS) {
      throw new PolicyException(worst(), "the rule has too many alternatives");
    }
    numbers.put(key, subsets.size());
    subsets.add(subset);
    return subsets.size() - 1;
  }

  /** The next states of a set: for each class what follows the positions that take it. */
  private int[] row(int[] subset) {
    int[][] taking = taking(subset);
    Map<Subset, Integer> same = new HashMap<>();
    int[] row = new int[classes.count()];
    for (int c = 0; c < row.length; c++) {
      if (taking[c].length > 0) {
        Subset from = new Subset(taking[c]);
        row[c] = same.computeIfAbsent(from, set -> number(following(set.positions)));
      }
    }
    return row;
  }

  private int[][] taking(int[] subset) {
    int[] count = new int[classes.count()];
    for (int position : subset) {
      for (int c : classesOf[position]) {
        count[c]++;
      }
    }
    int[][] taking = new int[count.length][];
    for (int c = 0; c < count.length; c++) {
      taking[c] = new int[count[c]];
    }
    Arrays.fill(count, 0);
    for (int position : subset) {
      for (int c : classesOf[position]) {
        taking[c][count[c]++] = position;
      }
    }
    return taking;
  }

  private int[] following(int[] from) {
    if (from.length == 1) {
      return positions.follow(from[0]);
    }
    now++;
    int[] found = new int[from.length * 2];
    int count = 0;
    for (int position : from) {
      int[] follow = positions.follow(position);
      steps += follow.length;
      for (int next : follow) {
        if (stamp[next] != now) {
          stamp[next] = now;
          if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
          }
          found[count++] = next;
        }
      }
    }
    int[] exact = Arrays.copyOf(found, count);
    Arrays.sort(exact);
    return exact;
  }

  private Accept accept(int[] subset) {
    Set<Grant> grants = new HashSet<>();
    for (int position : subset) {
      if (positions.ends(position)) {
        grants.add(positions.pattern(position).grant());
      }
    }
    return grants.isEmpty()
        ? Accept.NOTHING
        : accepts.computeIfAbsent(grants, set -> Accept.of(set, file));
  }

  /** The rule whose positions form most different sets. */
  private Place worst() {
    Map<Integer, Set<Integer>> sets = new HashMap<>();
    for (int[] subset : subsets) {
      Map<Integer, Integer> hashes = new HashMap<>();
      for (int position : subset) {
        hashes.merge(positions.rule(position), position + 1, (a, b) -> a * 31 + b);
      }
      hashes.forEach((rule, hash) -> sets.computeIfAbsent(rule, r -> new HashSet<>()).add(hash));
    }
    int worst = 0;
    int most = -1;
    for (Map.Entry<Integer, Set<Integer>> rule : sets.entrySet()) {
      if (rule.getValue().size() > most) {
        most = rule.getValue().size();
        worst = rule.getKey();
      }
    }
    return positions.place(worst);
  }
}
