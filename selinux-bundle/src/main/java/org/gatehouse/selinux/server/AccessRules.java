package org.gatehouse.selinux.server;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.Type;

/**
 * What a policy allows, in the order of Linux 6.1 context_struct_compute_av: rules, constraints,
 * role allow, bounds of types. Immutable.
 */
final class AccessRules {
  private static final int MAX_BOUNDS = 4;

  private final RuleIndex index;
  private final Names names;
  private final Comparison comparison;
  private final Set<RoleAllow> roleAllows;
  private final int processClass;
  private final int roleChanges;

  AccessRules(Policy policy) {
    index = new RuleIndex(policy);
    names = policy.names();
    comparison = new Comparison(names.roles());
    roleAllows = new HashSet<>(policy.roleAllows());
    ObjectClass process = names.classes().find("process");
    processClass = process == null ? 0 : process.value();
    roleChanges =
        process == null
            ? 0
            : names.permission(process, "transition") | names.permission(process, "dyntransition");
  }

  RuleIndex index() {
    return index;
  }

  Comparison comparison() {
    return comparison;
  }

  /** The decision; for a class that the policy does not have, nothing. */
  VectorSum sum(Context source, Context target, int objectClass, boolean[] enabled) {
    return sum(source, target, objectClass, enabled, MAX_BOUNDS);
  }

  private VectorSum sum(
      Context source, Context target, int objectClass, boolean[] enabled, int depth) {
    VectorSum sum = new VectorSum();
    ObjectClass of = names.classes().get(objectClass);
    if (of == null || depth == 0) {
      return sum;
    }
    index.rules(source.type(), target.type(), objectClass, enabled, sum);
    sum.allowed = constrained(of.constraints(), source, target, sum.allowed);
    if (objectClass == processClass && !mayChangeRole(source, target)) {
      sum.allowed &= ~roleChanges;
    }
    int bounds = bounds(source);
    if (bounds != 0) {
      sum.allowed &= bounded(source.withType(bounds), target, objectClass, enabled, depth);
    }
    return sum;
  }

  /** The same decision, told by what takes permissions away. */
  Explanation explain(Context source, Context target, int objectClass, boolean[] enabled) {
    ObjectClass of = names.classes().get(objectClass);
    if (of == null) {
      return new Explanation(~0, 0, List.of(), 0, 0);
    }
    VectorSum sum = new VectorSum();
    index.rules(source.type(), target.type(), objectClass, enabled, sum);
    int ruled = sum.allowed;
    List<Constraint> failed =
        of.constraints().stream()
            .filter(each -> (each.permissions() & ruled) != 0)
            .filter(each -> !comparison.holds(each.expression(), source, target, null))
            .toList();
    int left = constrained(of.constraints(), source, target, ruled);
    boolean roles = objectClass == processClass && !mayChangeRole(source, target);
    int unroled = roles ? left & roleChanges : 0;
    int bounds = bounds(source);
    int inBounds =
        bounds == 0
            ? ~0
            : bounded(source.withType(bounds), target, objectClass, enabled, MAX_BOUNDS);
    return new Explanation(~ruled, ruled & ~left, failed, unroled, left & ~unroled & ~inBounds);
  }

  private int constrained(
      List<Constraint> constraints, Context source, Context target, int allowed) {
    int left = allowed;
    for (int i = 0; i < constraints.size(); i++) {
      Constraint constraint = constraints.get(i);
      boolean matters = (constraint.permissions() & left) != 0;
      if (matters && !comparison.holds(constraint.expression(), source, target, null)) {
        left &= ~constraint.permissions();
      }
    }
    return left;
  }

  private boolean mayChangeRole(Context source, Context target) {
    return source.role() == target.role()
        || roleAllows.contains(new RoleAllow(source.role(), target.role()));
  }

  private int bounds(Context of) {
    Type type = names.types().get(of.type());
    return type == null ? 0 : type.bounds();
  }

  private int bounded(
      Context source, Context target, int objectClass, boolean[] enabled, int depth) {
    int bounds = bounds(target);
    Context lower = bounds == 0 ? target : target.withType(bounds);
    return sum(source, lower, objectClass, enabled, depth - 1).allowed;
  }
}
