package org.gatehouse.lsm.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody may have meant. */
public final class Nearest {
  private static final int MOST = 3;

  private Nearest() {}

  /** {@code "; did you mean a, b?"}, or nothing where no name is near. */
  public static String hint(String wrong, Collection<String> names) {
    List<String> near = near(wrong, names);
    return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
  }

  /** At most three names, the nearest first. */
  public static List<String> near(String wrong, Collection<String> names) {
    int limit = Math.max(2, wrong.length() / 3);
    return names.stream()
        .distinct()
        .filter(n -> distance(wrong, n) <= limit || isPart(wrong, n))
        .sorted(Comparator.comparingInt((String n) -> distance(wrong, n)))
        .limit(MOST)
        .toList();
  }

  private static boolean isPart(String wrong, String name) {
    return wrong.length() >= 3 && (name.contains(wrong) || wrong.contains(name));
  }

  /** The number of characters to insert, delete or change (Levenshtein). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
