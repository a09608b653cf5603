package org.gatehouse.selinux.server;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * From the classes that the one who asks knows to those of a policy, by name (Linux 6.1
 * selinux_set_mapping, map_decision). Known classes count from 1. Immutable.
 */
final class ClassMapping {
  private final int[] values;
  private final int[][] bits;
  private final boolean allowUnknown;
  private final List<String> missing = new ArrayList<>();

  ClassMapping(List<KnownClass> known, Policy policy) {
    values = new int[known.size() + 1];
    bits = new int[known.size() + 1][0];
    allowUnknown = policy.isUnknownAllowed();
    for (int i = 0; i < known.size(); i++) {
      map(i + 1, known.get(i), policy);
    }
  }

  private void map(int number, KnownClass known, Policy policy) {
    @Nullable ObjectClass of = policy.names().classes().find(known.name());
    if (of == null) {
      missing.add(known.name());
      return;
    }
    values[number] = of.value();
    bits[number] =
        known.permissions().stream()
            .mapToInt(name -> policy.names().permission(of, name))
            .toArray();
    for (int i = 0; i < bits[number].length; i++) {
      if (bits[number][i] == 0) {
        missing.add(known.name() + ":" + known.permissions().get(i));
      }
    }
  }

  /** The classes and {@code class:permission} that the policy lacks. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /** The policy's value of a known class, or 0. */
  int value(int known) {
    return known < 1 || known >= values.length ? 0 : values[known];
  }

  /** A decision in the bits of the known class. */
  AccessVector map(int known, AccessVector vector) {
    int[] theirs = bits[known];
    int allowed = 0;
    int auditallow = 0;
    int auditdeny = theirs.length == Integer.SIZE ? 0 : ~0 << theirs.length;
    for (int i = 0; i < theirs.length; i++) {
      boolean unknown = theirs[i] == 0;
      allowed |= has(vector.allowed(), theirs[i]) || (unknown && allowUnknown) ? 1 << i : 0;
      auditallow |= has(vector.auditallow(), theirs[i]) ? 1 << i : 0;
      auditdeny |= has(vector.auditdeny(), theirs[i]) || (unknown && !allowUnknown) ? 1 << i : 0;
    }
    return new AccessVector(allowed, auditallow, auditdeny, vector.permissive());
  }

  private static boolean has(int vector, int bit) {
    return (vector & bit) != 0;
  }
}
