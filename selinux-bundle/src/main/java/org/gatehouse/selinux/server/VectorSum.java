package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.RuleTable;

/** Adds up the rules of one decision. */
final class VectorSum implements RuleIndex.Visitor {
  int allowed;
  int auditallow;
  int auditdeny = ~0;

  @Override
  public void rule(int kind, int datum) {
    switch (kind) {
      case RuleTable.ALLOWED -> allowed |= datum;
      case RuleTable.AUDITALLOW -> auditallow |= datum;
      case RuleTable.AUDITDENY -> auditdeny &= datum;
      default -> {
        /* Extended permissions make no difference to the vector. */
      }
    }
  }
}
