package org.gatehouse.selinux.server;

import java.util.List;
import org.gatehouse.selinux.policy.Ebitmap;

/** For each type its own value and those of its attributes, in one array. */
final class Attributes {
  private final int[] starts;
  private final char[] values;

  Attributes(List<Ebitmap> sets) {
    starts = new int[sets.size() + 2];
    for (int i = 0; i < sets.size(); i++) {
      Ebitmap set = sets.get(i);
      starts[i + 2] = starts[i + 1] + set.size() + (set.get(i) ? 0 : 1);
    }
    values = new char[starts[starts.length - 1]];
    for (int i = 0; i < sets.size(); i++) {
      fill(starts[i + 1], sets.get(i).with(i));
    }
  }

  private void fill(int start, Ebitmap set) {
    int[] at = {start};
    set.forEach(member -> values[at[0]++] = (char) (member + 1));
  }

  /** Where the values of a type begin. */
  int from(int type) {
    return starts[type];
  }

  /** Where they end. */
  int to(int type) {
    return starts[type + 1];
  }

  int value(int at) {
    return values[at];
  }
}
