package org.gatehouse.selinux.query;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which types and attributes of rules a name stands for: itself, and unless it is meant directly,
 * for a type its attributes, for an attribute its types and their other attributes.
 */
final class TypeMatch {
  private final boolean[] matching;

  private TypeMatch(boolean[] matching) {
    this.matching = matching;
  }

  /** Everything, where no name is given; EINVAL for an unknown one. */
  static @Nullable TypeMatch of(Policy policy, @Nullable String name, boolean direct) {
    if (name == null) {
      return null;
    }
    Type type =
        policy
            .names()
            .types()
            .named(name)
            .orElseThrow(() -> new LsmException(Errno.EINVAL, "no type or attribute " + name));
    boolean[] all = new boolean[policy.names().types().count() + 1];
    all[type.value()] = true;
    if (!direct) {
      spread(policy, type, all);
    }
    return new TypeMatch(all);
  }

  private static void spread(Policy policy, Type type, boolean[] all) {
    for (int i = 0; i < policy.typeAttributes().size(); i++) {
      Ebitmap set = policy.typeAttributes().get(i);
      if (type.isAttribute() ? set.get(type.value() - 1) : i == type.value() - 1) {
        all[i + 1] = true;
        set.forEach(value -> all[value + 1] = true);
      }
    }
  }

  boolean has(int value) {
    return value < matching.length && matching[value];
  }

  /** Whether one of a set of types is meant; values less 1. */
  boolean hasAny(Ebitmap types) {
    for (int type : types.members()) {
      if (has(type + 1)) {
        return true;
      }
    }
    return false;
  }
}
