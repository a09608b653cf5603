package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;

/** The type rules of a policy, sorted by what they are on. Immutable. */
final class TypeRules {
  private final long[] keys;
  private final int[] types;
  private final int[] lists;

  TypeRules(Policy policy) {
    RuleColumns rules = new RuleColumns(policy, RuleTable.TYPES);
    int[] order = Order.by(rules.size, rules.kinds, rules.classes, rules.targets, rules.sources);
    types = Order.pick(rules.data, order);
    lists = Order.pick(rules.lists, order);
    keys = new long[rules.size];
    for (int i = 0; i < keys.length; i++) {
      int at = order[i];
      keys[i] = key(rules.kinds[at], rules.sources[at], rules.targets[at], rules.classes[at]);
    }
  }

  private static long key(int kind, int source, int target, int objectClass) {
    long pair = (long) source << 16 | target;
    return (pair << 16 | objectClass) << 7 | kind;
  }

  /** The type that the rule in force gives, or 0; a rule without a condition is asked first. */
  int type(int kind, int source, int target, int objectClass, boolean[] enabled) {
    long key = key(kind, source, target, objectClass);
    for (int at = atLeast(key); at < keys.length && keys[at] == key; at++) {
      if (enabled[lists[at]]) {
        return types[at];
      }
    }
    return 0;
  }

  private int atLeast(long key) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
