package org.gatehouse.smack.policy;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The rules of one subject: an open hash table from the object's number to the access, and the
 * order in which they came. It is changed by {@link RuleSet.Editor} before it is published, never
 * after.
 */
final class SubjectRules {
  static final int NONE = -1;
  private static final int SPREAD = 0x9E3779B9;

  private int[] table; // number and access by turns; number 0 is a free place
  private int[] order;
  private int size;

  SubjectRules() {
    table = new int[16];
    order = new int[4];
  }

  SubjectRules(SubjectRules other) {
    table = other.table.clone();
    order = other.order.clone();
    size = other.size;
  }

  /** The access of the rule on the object, or {@link #NONE}. */
  int find(int object) {
    return find(table, object);
  }

  /** The same in the table alone, as a decision looks it up. */
  static int find(int[] table, int object) {
    int place = place(table, object);
    return table[place] == 0 ? NONE : table[place + 1];
  }

  int[] table() {
    return table;
  }

  void put(int object, int access) {
    int place = place(table, object);
    if (table[place] == 0) {
      add(object, access);
    } else {
      table[place + 1] = access;
    }
  }

  /** Changes the access of every rule. */
  void replaceAll(IntUnaryOperator change) {
    for (int i = 0; i < size; i++) {
      int place = place(table, order[i]) + 1;
      table[place] = change.applyAsInt(table[place]);
    }
  }

  int size() {
    return size;
  }

  /** The object's number of the rule that came as number {@code i}. */
  int object(int i) {
    return order[i];
  }

  private void add(int object, int access) {
    if (size == order.length) {
      grow();
    }
    order[size++] = object;
    set(table, object, access);
  }

  private void grow() {
    int[] wider = new int[table.length * 2];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0) {
        set(wider, table[i], table[i + 1]);
      }
    }
    table = wider;
    order = Arrays.copyOf(order, order.length * 2);
  }

  private static void set(int[] table, int object, int access) {
    int place = place(table, object);
    table[place] = object;
    table[place + 1] = access;
  }

  /** Where the object is, or the free place where it would be; at least half are free. */
  private static int place(int[] table, int object) {
    int mask = table.length - 2;
    int place = spread(object) & mask;
    while (table[place] != object && table[place] != 0) {
      place = (place + 2) & mask;
    }
    return place;
  }

  private static int spread(int object) {
    int mixed = object * SPREAD;
    return mixed ^ mixed >>> 16;
  }
}
