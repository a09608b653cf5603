package org.gatehouse.selinux.server;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;

/**
 * The rules of some kinds in columns, unconditional ones first. {@code lists} says to which list of
 * a conditional a rule belongs: 0 none, 1 the first's true list, 2 its false list, and so on.
 */
final class RuleColumns {
  final int size;
  final char[] sources;
  final char[] targets;
  final char[] classes;
  final char[] kinds;
  final int[] data;
  final int[] lists;
  final List<XPerms> xperms = new ArrayList<>();
  private int at;

  RuleColumns(Policy policy, int wanted) {
    size = count(policy, wanted);
    sources = new char[size];
    targets = new char[size];
    classes = new char[size];
    kinds = new char[size];
    data = new int[size];
    lists = new int[size];
    add(policy.rules(), wanted, 0);
    int list = 1;
    for (Conditional conditional : policy.conditionals()) {
      add(conditional.whenTrue(), wanted, list++);
      add(conditional.whenFalse(), wanted, list++);
    }
  }

  private static int count(Policy policy, int wanted) {
    int count = count(policy.rules(), wanted);
    for (Conditional conditional : policy.conditionals()) {
      count += count(conditional.whenTrue(), wanted) + count(conditional.whenFalse(), wanted);
    }
    return count;
  }

  private static int count(RuleTable rules, int wanted) {
    int count = 0;
    for (int i = 0; i < rules.size(); i++) {
      count += (rules.kind(i) & wanted) == 0 ? 0 : 1;
    }
    return count;
  }

  private void add(RuleTable rules, int wanted, int list) {
    for (int i = 0; i < rules.size(); i++) {
      int kind = rules.kind(i);
      if ((kind & wanted) != 0) {
        sources[at] = (char) rules.source(i);
        targets[at] = (char) rules.target(i);
        classes[at] = (char) rules.objectClass(i);
        kinds[at] = (char) kind;
        data[at] = (kind & RuleTable.XPERMS) == 0 ? rules.datum(i) : keep(rules.xperms(i));
        lists[at++] = list;
      }
    }
  }

  private int keep(XPerms permissions) {
    xperms.add(permissions);
    return xperms.size() - 1;
  }
}
