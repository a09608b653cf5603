package org.gatehouse.selinux.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gatehouse.selinux.policy.ConditionTerm;
import org.gatehouse.selinux.policy.Policy;

/** The expression of a conditional as setools prints it: postfix, as the policy has it. */
final class ConditionText {
  private ConditionText() {}

  static String of(Policy policy, List<ConditionTerm> expression) {
    Deque<String> words = new ArrayDeque<>();
    expression.forEach(term -> words.add(word(policy, term)));
    return String.join(" ", words);
  }

  private static String word(Policy policy, ConditionTerm term) {
    return switch (term.kind()) {
      case ConditionTerm.VARIABLE -> policy.names().booleans().name(term.variable());
      case ConditionTerm.NOT -> "!";
      case ConditionTerm.OR -> "||";
      case ConditionTerm.AND -> "&&";
      case ConditionTerm.XOR -> "^";
      case ConditionTerm.EQ -> "==";
      default -> "!=";
    };
  }

  static boolean names(Policy policy, List<ConditionTerm> expression, String bool) {
    return expression.stream()
        .filter(term -> term.kind() == ConditionTerm.VARIABLE)
        .anyMatch(term -> policy.names().booleans().name(term.variable()).equals(bool));
  }
}
