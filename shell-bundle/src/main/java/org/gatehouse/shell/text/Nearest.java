package org.gatehouse.shell.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the names that somebody may have meant. */
public final class Nearest {
  private static final int MOST = 3;

  private Nearest() {}

  /** {@code "; did you mean a, b?"}, or nothing where no name is near. */
  public static String hint(String wrong, Collection<String> names) {
    int limit = Math.max(2, wrong.length() / 3);
    List<String> near =
        names.stream()
            .distinct()
            .filter(name -> distance(wrong, name) <= limit)
            .sorted(Comparator.comparingInt(name -> distance(wrong, name)))
            .limit(MOST)
            .toList();
    return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
  }

  /** The characters to insert, delete or change (Levenshtein). */
  static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 0; i < a.length(); i++) {
      row = next(row, a.charAt(i), b);
    }
    return row[b.length()];
  }

  private static int[] next(int[] above, char c, String b) {
    int[] row = Arrays.copyOf(above, above.length);
    row[0]++;
    for (int j = 1; j < row.length; j++) {
      int changed = above[j - 1] + (b.charAt(j - 1) == c ? 0 : 1);
      row[j] = Math.min(changed, 1 + Math.min(row[j - 1], above[j]));
    }
    return row;
  }
}
