package org.gatehouse.apparmor.dfa;

import java.nio.ByteBuffer;

/** An automaton in the kernel's form: rows that share one table, or fall back to another row. */
final class KernelAutomaton {
  private static final int MAGIC = 0x1b5e783d;
  private static final int TABLES = 9;
  private static final int ACCEPT = 1;
  private static final int BASE = 2;
  private static final int CHECK = 3;
  private static final int DEFAULT = 4;
  private static final int ACCEPT2 = 7;
  private static final int NEXT = 8;
  private static final int DIFFERENCE = 0x80000000;
  private static final int PLACE = 0xffffff;

  private final int[][] tables;
  private final int start;

  private KernelAutomaton(int[][] tables, int start) {
    this.tables = tables;
    this.start = start;
  }

  static KernelAutomaton read(byte[] bytes, int from, int end) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt(from) != MAGIC) {
      throw new IllegalArgumentException("no automaton");
    }
    int[][] tables = new int[TABLES][];
    int at = from + in.getInt(from + 4);
    while (at + 12 <= end && in.getShort(at) > 0) {
      int size = in.getShort(at + 2);
      int[] table = new int[in.getInt(at + 8)];
      for (int i = 0; i < table.length; i++) {
        table[i] = element(in, at + 12 + i * size, size);
      }
      tables[in.getShort(at)] = table;
      at += (12 + table.length * size + 7) / 8 * 8;
    }
    return new KernelAutomaton(tables, 1);
  }

  private static int element(ByteBuffer in, int at, int size) {
    return size == 1
        ? Byte.toUnsignedInt(in.get(at))
        : size == 2 ? Short.toUnsignedInt(in.getShort(at)) : in.getInt(at);
  }

  int start() {
    return start;
  }

  int accept(int state) {
    return tables[ACCEPT][state];
  }

  private int accept2(int state) {
    return tables[ACCEPT2][state];
  }

  KernelAutomaton from(int state) {
    return new KernelAutomaton(tables, state);
  }

  int step(int from, int value) {
    int state = from;
    while (true) {
      int place = (tables[BASE][state] & PLACE) + value;
      if (tables[CHECK][place] == state) {
        return tables[NEXT][place];
      }
      if ((tables[BASE][state] & DIFFERENCE) == 0) {
        return tables[DEFAULT][state];
      }
      state = tables[DEFAULT][state];
    }
  }

  FilePermissions file(int state) {
    return new FilePermissions(half(state, 0), half(state, 14));
  }

  private Permissions half(int state, int shift) {
    int both = 0x200;
    both |= (accept(state) & 0x80000000) != 0 ? 0x40000000 : 0;
    both |= (accept(state) & 0x40000000) != 0 ? 0x20000000 : 0;
    return new Permissions(
        mapped(accept(state) >> shift & 0x7f) | both,
        mapped(accept2(state) >> shift & 0x7f),
        mapped(accept2(state) >> (shift + 7) & 0x7f),
        index(accept(state) >> shift & 0x3fff));
  }

  private static int mapped(int old) {
    int bits = old & 0xf;
    bits |= (old & 4) != 0 ? 0x240 : 0;
    bits |= (old & 2) != 0 ? 0x3170 : 0;
    bits |= (old & 0x10) != 0 ? 0x40000 : 0;
    bits |= (old & 0x20) != 0 ? 0x8000 : 0;
    return bits | ((old & 0x40) != 0 ? 0x10000 : 0);
  }

  private static int index(int old) {
    int kind = old >> 10 & 0xf;
    int[] kinds = {0, ExecIndex.UNCONFINED, ExecIndex.NAME, ExecIndex.NAME | ExecIndex.CHILD};
    int index = kind < 4 ? kinds[kind] : ExecIndex.TABLE | (kind - 4);
    index |= (old & 0x100) != 0 ? ExecIndex.UNSAFE : 0;
    index |= (old & 0x200) != 0 ? ExecIndex.INHERIT : 0;
    return index | ((old & 0x80) != 0 ? ExecIndex.UNCONFINED : 0);
  }

  Permissions query(int state) {
    int one = accept(state);
    int two = accept2(state);
    return new Permissions(
        (one & 0x7f) | more(one >> 14),
        (two & 0x7f) | more(two >> 14),
        (two >> 7 & 0x7f) | more(two >> 21),
        0);
  }

  private static int more(int old) {
    return ((old & 3) << 8) | ((old & 0x1c) << 18) | ((old & 0x60) << 19);
  }
}
