package org.gatehouse.apparmor.dfa;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Bytes that no rule tells apart are one class. */
final class ByteClasses {
  static final int BYTES = 256;

  private final byte[] of = new byte[BYTES];
  private int count = 1;

  ByteClasses(Iterable<BitSet> sets) {
    for (BitSet set : sets) {
      split(set);
    }
  }

  private void split(BitSet set) {
    Map<Integer, Integer> split = new HashMap<>();
    int[] members = new int[count];
    int[] inside = new int[count];
    for (int value = 0; value < BYTES; value++) {
      members[of(value)]++;
      inside[of(value)] += set.get(value) ? 1 : 0;
    }
    for (int value = set.nextSetBit(0); value >= 0; value = set.nextSetBit(value + 1)) {
      int old = of(value);
      if (inside[old] < members[old]) {
        of[value] = (byte) (int) split.computeIfAbsent(old, one -> count++);
      }
    }
  }

  int count() {
    return count;
  }

  int of(int value) {
    return of[value] & 0xff;
  }

  /** The class of each byte. */
  byte[] table() {
    return of.clone();
  }

  /** The classes in a set of bytes that no class crosses. */
  int[] in(BitSet set) {
    return set.stream().map(this::of).distinct().toArray();
  }
}
