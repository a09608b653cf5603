package org.gatehouse.selinux.policy;

import java.util.Arrays;

/** A set of positive longs in one array. */
final class LongTable {
  private long[] slots;
  private int size;

  LongTable(int expected) {
    slots = new long[Integer.highestOneBit(Math.max(8, expected)) * 4];
  }

  /** Adds a key; false if it was there. */
  boolean add(long key) {
    if (size * 2 > slots.length) {
      grow();
    }
    int at = place(key);
    if (slots[at] == key) {
      return false;
    }
    slots[at] = key;
    size++;
    return true;
  }

  boolean has(long key) {
    return slots[place(key)] == key;
  }

  private int place(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    int at = (int) (mixed >>> 32) & (slots.length - 1);
    while (slots[at] != 0 && slots[at] != key) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    Arrays.stream(old).filter(key -> key != 0).forEach(key -> slots[place(key)] = key);
  }
}
