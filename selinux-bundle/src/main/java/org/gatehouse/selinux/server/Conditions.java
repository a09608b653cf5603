package org.gatehouse.selinux.server;

import java.util.List;
import org.gatehouse.selinux.policy.BooleanSymbol;
import org.gatehouse.selinux.policy.ConditionTerm;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.Policy;

/**
 * The booleans of a policy in one setting, and which conditional rules it puts in force. Immutable.
 */
final class Conditions {
  /** How many values a condition's stack holds in Linux; one that needs more is undefined. */
  private static final int MAX_DEPTH = 10;

  private static final int UNDEFINED = -1;

  private final boolean[] states;
  private final boolean[] enabled;

  private Conditions(List<Conditional> conditionals, boolean[] states) {
    this.states = states;
    enabled = new boolean[1 + 2 * conditionals.size()];
    enabled[0] = true;
    for (int i = 0; i < conditionals.size(); i++) {
      int value = value(conditionals.get(i).expression());
      enabled[1 + 2 * i] = value == 1;
      enabled[2 + 2 * i] = value == 0;
    }
  }

  /** The setting that the policy ships. */
  static Conditions shipped(Policy policy) {
    boolean[] states = new boolean[policy.names().booleans().count() + 1];
    for (BooleanSymbol symbol : policy.names().booleans().entries()) {
      states[symbol.value()] = symbol.state();
    }
    return new Conditions(policy.conditionals(), states);
  }

  /** Another setting; the state of a boolean is at its value. */
  Conditions with(Policy policy, boolean... other) {
    return new Conditions(policy.conditionals(), other.clone());
  }

  boolean state(int variable) {
    return states[variable];
  }

  boolean[] states() {
    return states.clone();
  }

  /** For each list of conditional rules whether it is in force; not to be written to. */
  boolean[] enabled() {
    return enabled;
  }

  /** 1, 0, or undefined: then neither list is in force. */
  private int value(List<ConditionTerm> terms) {
    int stack = 0;
    int depth = 0;
    for (ConditionTerm term : terms) {
      int needs = needs(term.kind());
      if (depth < needs || (needs == 0 && depth == MAX_DEPTH)) {
        return UNDEFINED;
      }
      stack = step(term, stack);
      depth += needs == 0 ? 1 : 1 - needs;
    }
    return depth == 0 ? UNDEFINED : stack >>> (depth - 1) & 1;
  }

  private static int needs(int kind) {
    return switch (kind) {
      case ConditionTerm.VARIABLE -> 0;
      case ConditionTerm.NOT -> 1;
      default -> 2;
    };
  }

  private int step(ConditionTerm term, int stack) {
    int top = stack & 1;
    int below = stack >>> 1;
    return switch (term.kind()) {
      case ConditionTerm.VARIABLE -> stack << 1 | (states[term.variable()] ? 1 : 0);
      case ConditionTerm.NOT -> stack ^ 1;
      case ConditionTerm.OR -> below | top;
      case ConditionTerm.AND -> below & (top | ~1);
      case ConditionTerm.EQ -> below ^ top ^ 1;
      default -> below ^ top;
    };
  }
}
