package org.gatehouse.selinux.server;

import java.util.List;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.Role;
import org.gatehouse.selinux.policy.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * Whether a constraint's expression is true of contexts (Linux 6.1 constraint_expr_eval). The stack
 * is an int: the top is its lowest bit.
 */
final class Comparison {
  private final Symbols<Role> roles;

  Comparison(Symbols<Role> roles) {
    this.roles = roles;
  }

  /**
   * Whether it is true.
   *
   * @param third the task's context in a validatetrans; without it nothing that asks for it is true
   */
  boolean holds(
      List<ConstraintTerm> terms, Context source, Context target, @Nullable Context third) {
    int stack = 0;
    for (int i = 0; i < terms.size(); i++) {
      ConstraintTerm term = terms.get(i);
      int top = stack & 1;
      switch (term.kind()) {
        case ConstraintTerm.NOT -> stack ^= 1;
        case ConstraintTerm.AND -> stack = stack >>> 1 & (top | ~1);
        case ConstraintTerm.OR -> stack = stack >>> 1 | top;
        case ConstraintTerm.NAMES -> {
          @Nullable Context whose = whose(term.attribute(), source, target, third);
          if (whose == null) {
            return false;
          }
          stack = stack << 1 | (isAmong(term, whose) ? 1 : 0);
        }
        default -> stack = stack << 1 | (compare(term, source, target) ? 1 : 0);
      }
    }
    return (stack & 1) != 0;
  }

  private static @Nullable Context whose(
      int attribute, Context source, Context target, @Nullable Context third) {
    if ((attribute & ConstraintTerm.TARGET) != 0) {
      return target;
    }
    return (attribute & ConstraintTerm.XTARGET) != 0 ? third : source;
  }

  private static boolean isAmong(ConstraintTerm term, Context whose) {
    boolean among = term.names().get(part(term.attribute(), whose) - 1);
    return among == (term.operator() == ConstraintTerm.EQ);
  }

  /** The value of a user, a role or a type, in this order. */
  private static int part(int attribute, Context of) {
    if ((attribute & ConstraintTerm.USER) != 0) {
      return of.user();
    }
    return (attribute & ConstraintTerm.ROLE) != 0 ? of.role() : of.type();
  }

  private boolean compare(ConstraintTerm term, Context source, Context target) {
    Level low1 = source.range().low();
    Level high1 = source.range().high();
    Level low2 = target.range().low();
    Level high2 = target.range().high();
    int operator = term.operator();
    return switch (term.attribute()) {
      case ConstraintTerm.USER -> values(operator, source.user(), target.user());
      case ConstraintTerm.TYPE -> values(operator, source.type(), target.type());
      case ConstraintTerm.ROLE -> roles(operator, source.role(), target.role());
      case ConstraintTerm.L1L2 -> levels(operator, low1, low2);
      case ConstraintTerm.L1H2 -> levels(operator, low1, high2);
      case ConstraintTerm.H1L2 -> levels(operator, high1, low2);
      case ConstraintTerm.H1H2 -> levels(operator, high1, high2);
      case ConstraintTerm.L1H1 -> levels(operator, low1, high1);
      case ConstraintTerm.L2H2 -> levels(operator, low2, high2);
      default -> throw new IllegalArgumentException("a constraint on " + term.attribute());
    };
  }

  private static boolean values(int operator, int one, int other) {
    return (one == other) == (operator == ConstraintTerm.EQ);
  }

  private static boolean levels(int operator, Level one, Level other) {
    return switch (operator) {
      case ConstraintTerm.EQ -> one.equals(other);
      case ConstraintTerm.NEQ -> !one.equals(other);
      case ConstraintTerm.DOM -> one.dominates(other);
      case ConstraintTerm.DOMBY -> other.dominates(one);
      default -> one.isIncomparable(other);
    };
  }

  private boolean roles(int operator, int one, int other) {
    return switch (operator) {
      case ConstraintTerm.DOM -> dominates(one, other);
      case ConstraintTerm.DOMBY -> dominates(other, one);
      case ConstraintTerm.INCOMP -> !dominates(one, other) && !dominates(other, one);
      default -> values(operator, one, other);
    };
  }

  /** Linux makes object_r itself, before it reads the policy, and there it dominates nothing. */
  private boolean dominates(int one, int other) {
    @Nullable Role role = one == Role.OBJECT_VALUE ? null : roles.get(one);
    return role != null && role.dominates().get(other - 1);
  }
}
