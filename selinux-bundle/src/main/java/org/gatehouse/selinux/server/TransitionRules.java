package org.gatehouse.selinux.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.RoleTransition;
import org.jspecify.annotations.Nullable;

/** Role, range and file name transitions by their keys. Immutable. */
final class TransitionRules {
  private final Map<Key, Integer> roles = new HashMap<>();
  private final Map<Key, Range> ranges = new HashMap<>();
  private final Map<FileKey, List<FilenameTransition.Result>> names = new HashMap<>();

  TransitionRules(Policy policy) {
    for (RoleTransition next : policy.roleTransitions()) {
      roles.putIfAbsent(new Key(next.role(), next.type(), next.objectClass()), next.newRole());
    }
    for (RangeTransition next : policy.rangeTransitions()) {
      ranges.putIfAbsent(new Key(next.source(), next.target(), next.objectClass()), next.range());
    }
    for (FilenameTransition next : policy.filenameTransitions()) {
      FileKey key = new FileKey(next.name(), next.target(), next.objectClass());
      names.computeIfAbsent(key, unused -> new ArrayList<>(1)).addAll(next.results());
    }
  }

  private record Key(int first, int second, int objectClass) {}

  private record FileKey(String name, int target, int objectClass) {}

  /** The role that a role becomes, or 0. */
  int role(int role, int type, int objectClass) {
    return roles.getOrDefault(new Key(role, type, objectClass), 0);
  }

  /** The range that a transition gives; null if no rule says. */
  @Nullable Range range(int source, int target, int objectClass) {
    return ranges.get(new Key(source, target, objectClass));
  }

  /** The type of a new object of exactly this name, or 0. */
  int type(String name, int source, int target, int objectClass) {
    for (FilenameTransition.Result result :
        names.getOrDefault(new FileKey(name, target, objectClass), List.of())) {
      if (result.sources().get(source - 1)) {
        return result.type();
      }
    }
    return 0;
  }
}
