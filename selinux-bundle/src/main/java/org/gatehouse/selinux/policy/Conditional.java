package org.gatehouse.selinux.policy;

import java.util.List;

/**
 * Rules that hold while an expression over booleans is true, and others while it is false.
 *
 * @param state what the file says the expression's value is; nobody relies on it
 */
public record Conditional(
    int state, List<ConditionTerm> expression, RuleTable whenTrue, RuleTable whenFalse) {}
