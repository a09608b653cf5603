package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;

/** Adds up the rules of extended permissions of one decision. */
final class XpermSum implements RuleIndex.Visitor {
  private final RuleIndex index;
  private final int driver;
  private final long[] allowed = new long[4];
  private final long[] auditallow = new long[4];
  private final long[] dontaudit = new long[4];
  private boolean ruled;

  XpermSum(RuleIndex index, int driver) {
    this.index = index;
    this.driver = driver;
  }

  @Override
  public void rule(int kind, int datum) {
    if ((kind & RuleTable.XPERMS) == 0) {
      return;
    }
    ruled = true;
    XPerms permissions = index.xperms(datum);
    boolean whole = permissions.kind() == XPerms.DRIVERS;
    if (whole ? !permissions.has(driver) : permissions.driver() != driver) {
      return;
    }
    long[] sum = sum(kind);
    for (int i = 0; i < sum.length; i++) {
      sum[i] |= whole ? ~0L : permissions.word(i);
    }
  }

  private long[] sum(int kind) {
    return switch (kind) {
      case RuleTable.XPERMS_ALLOWED -> allowed;
      case RuleTable.XPERMS_AUDITALLOW -> auditallow;
      default -> dontaudit;
    };
  }

  private XPerms permissions(long... sum) {
    return new XPerms(XPerms.FUNCTIONS, driver, sum[0], sum[1], sum[2], sum[3]);
  }

  XpermVector vector() {
    return new XpermVector(
        ruled, permissions(allowed), permissions(auditallow), permissions(dontaudit));
  }
}
