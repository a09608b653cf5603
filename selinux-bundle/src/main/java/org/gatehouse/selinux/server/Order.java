package org.gatehouse.selinux.server;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sorts rows by columns of 16 bits: counting sort, column by column, stable. */
final class Order {
  private Order() {}

  /** The rows in ascending order; the least important column first. */
  static int[] by(int rows, char[]... columns) {
    int[] order = IntStream.range(0, rows).toArray();
    int[] next = new int[rows];
    int[] starts = new int[(1 << 16) + 1];
    for (char[] column : columns) {
      Arrays.fill(starts, 0);
      for (int i = 0; i < rows; i++) {
        starts[column[i] + 1]++;
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      for (int i = 0; i < rows; i++) {
        next[starts[column[order[i]]]++] = order[i];
      }
      int[] spare = order;
      order = next;
      next = spare;
    }
    return order;
  }

  static char[] pick(char[] column, int... order) {
    char[] picked = new char[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = column[order[i]];
    }
    return picked;
  }

  static int[] pick(int[] column, int... order) {
    int[] picked = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = column[order[i]];
    }
    return picked;
  }
}
