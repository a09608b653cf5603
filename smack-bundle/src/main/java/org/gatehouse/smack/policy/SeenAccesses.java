package org.gatehouse.smack.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What rules did not simply grant: denied, or allowed because it is being brought up. A rules file
 * can be made of it. At most so many pairs are kept; any thread.
 */
public final class SeenAccesses {
  private static final int BOUND = 10_000;

  private final Map<String, Integer> pairs = new ConcurrentHashMap<>();

  /** Adds one. */
  public void add(Label subject, Label object, int request) {
    String pair = subject.text() + " " + object.text();
    if (pairs.size() < BOUND || pairs.containsKey(pair)) {
      pairs.merge(pair, request, (a, b) -> a | b);
    }
  }

  /** Forgets all. */
  public void clear() {
    pairs.clear();
  }

  /** Rules that would grant all of it, sorted. */
  public String rules() {
    return pairs.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + " " + letters(e.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String letters(int access) {
    return access == 0 ? "-" : Access.format(access);
  }
}
