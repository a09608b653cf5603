package org.gatehouse.selinux.label.automaton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes that no set of a program tells apart, as one class. The line feed that ends a text is a
 * symbol of its own, the last one: {@code $} may hold before it.
 */
final class ByteClasses {
  private final byte[] ofByte;
  private final int count;

  private ByteClasses(byte[] ofByte, int count) {
    this.ofByte = ofByte;
    this.count = count;
  }

  /** The partition that these sets make; at most 256 classes and the final line feed. */
  static ByteClasses of(List<ByteSet> sets) {
    int[] classes = new int[256];
    int count = 1;
    for (ByteSet set : sets) {
      count = split(classes, set);
    }
    byte[] ofByte = new byte[256];
    for (int value = 0; value < 256; value++) {
      ofByte[value] = (byte) classes[value];
    }
    return new ByteClasses(ofByte, count);
  }

  private static int split(int[] classes, ByteSet set) {
    Map<Integer, Integer> fresh = new HashMap<>();
    for (int value = 0; value < 256; value++) {
      int key = classes[value] * 2 + (set.contains(value) ? 1 : 0);
      classes[value] = fresh.computeIfAbsent(key, any -> fresh.size());
    }
    return fresh.size();
  }

  int finalLineFeed() {
    return count;
  }

  int symbols() {
    return count + 1;
  }

  int of(int value) {
    return ofByte[value & 0xff] & 0xff;
  }
}
