package org.gatehouse.selinux.local;

import java.util.List;

/**
 * A rule as it is written: for each of the sources, the targets and the classes these permissions.
 *
 * @param kind one of the vector kinds of {@link org.gatehouse.selinux.policy.RuleTable}
 */
record VectorRule(
    int kind,
    List<Token> sources,
    List<Token> targets,
    List<Token> classes,
    List<Token> permissions) {}
