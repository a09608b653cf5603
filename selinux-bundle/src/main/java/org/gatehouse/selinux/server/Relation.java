package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.RuleTable;

/**
 * Which context is asked for: what a new object gets, a member of a polyinstantiation, a relabel.
 */
public enum Relation {
  TRANSITION(RuleTable.TRANSITION),
  MEMBER(RuleTable.MEMBER),
  CHANGE(RuleTable.CHANGE);

  private final int kind;

  Relation(int kind) {
    this.kind = kind;
  }

  int kind() {
    return kind;
  }
}
