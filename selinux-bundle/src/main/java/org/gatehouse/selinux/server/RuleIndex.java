package org.gatehouse.selinux.server;

import java.util.List;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;

/**
 * The access rules of a policy, arranged for the question "what may this type do to that type".
 *
 * <p>Linux asks its hash table once for every pair of an attribute of the source and an attribute
 * of the target. Here the rules are sorted by source, class and target. All rules of one source and
 * class make a row; a source has its rows side by side, ordered by class. A decision marks the
 * target's attributes in a bitmap, and for each attribute of the source finds the row by bisection
 * and runs along it, asking the bitmap; where the row is much longer than the target's list, it
 * looks each of that list up in the row instead. Conditional rules lie in the same rows and name
 * the list they belong to.
 *
 * <p>Immutable; the arrays are of the size of the policy.
 */
final class RuleIndex {
  private static final int LONG_ROW = 8;

  private final Attributes attributes;
  private final int words;

  /** For a source its first row. */
  private final int[] firstRows;

  private final char[] rowClasses;
  private final int[] rowStarts;
  private final char[] targets;
  private final char[] kinds;
  private final int[] data;
  private final int[] lists;
  private final List<XPerms> xperms;

  RuleIndex(Policy policy) {
    int types = policy.names().types().count();
    attributes = new Attributes(policy.typeAttributes());
    words = (types >> 6) + 1;
    RuleColumns rules = new RuleColumns(policy, RuleTable.VECTORS | RuleTable.XPERMS);
    int[] order = Order.by(rules.size, rules.targets, rules.classes, rules.sources);
    targets = Order.pick(rules.targets, order);
    kinds = Order.pick(rules.kinds, order);
    data = Order.pick(rules.data, order);
    lists = Order.pick(rules.lists, order);
    xperms = List.copyOf(rules.xperms);
    char[] sources = Order.pick(rules.sources, order);
    char[] classes = Order.pick(rules.classes, order);
    int rows = rows(sources, classes);
    rowClasses = new char[rows];
    rowStarts = new int[rows + 1];
    firstRows = new int[types + 2];
    fillRows(sources, classes);
  }

  private static boolean isNewRow(char[] sources, char[] classes, int at) {
    return at == 0 || sources[at] != sources[at - 1] || classes[at] != classes[at - 1];
  }

  private static int rows(char[] sources, char[] classes) {
    int rows = 0;
    for (int i = 0; i < sources.length; i++) {
      rows += isNewRow(sources, classes, i) ? 1 : 0;
    }
    return rows;
  }

  private void fillRows(char[] sources, char[] classes) {
    int row = 0;
    int source = 0;
    for (int i = 0; i < sources.length; i++) {
      if (isNewRow(sources, classes, i)) {
        while (source < sources[i]) {
          firstRows[++source] = row;
        }
        rowClasses[row] = classes[i];
        rowStarts[row++] = i;
      }
    }
    while (source < firstRows.length - 1) {
      firstRows[++source] = row;
    }
    rowStarts[row] = sources.length;
  }

  /** What is told of the rules that apply. */
  interface Visitor {
    void rule(int kind, int datum);
  }

  /** Tells the kind and datum of every rule on two types that is in force. */
  void rules(int source, int target, int objectClass, boolean[] enabled, Visitor visitor) {
    long[] marks = new long[words];
    for (int at = attributes.from(target); at < attributes.to(target); at++) {
      int value = attributes.value(at);
      marks[value >> 6] |= 1L << value;
    }
    int many = LONG_ROW * (attributes.to(target) - attributes.from(target));
    for (int at = attributes.from(source); at < attributes.to(source); at++) {
      int row = row(attributes.value(at), objectClass);
      if (row < 0) {
        continue;
      }
      if (rowStarts[row + 1] - rowStarts[row] > many) {
        look(row, target, enabled, visitor);
      } else {
        run(row, marks, enabled, visitor);
      }
    }
  }

  private int row(int source, int objectClass) {
    int low = firstRows[source];
    int high = firstRows[source + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int here = rowClasses[middle];
      if (here == objectClass) {
        return middle;
      }
      if (here < objectClass) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private void run(int row, long[] marks, boolean[] enabled, Visitor visitor) {
    for (int at = rowStarts[row]; at < rowStarts[row + 1]; at++) {
      int target = targets[at];
      if ((marks[target >> 6] >>> target & 1) != 0 && enabled[lists[at]]) {
        visitor.rule(kinds[at], data[at]);
      }
    }
  }

  private void look(int row, int target, boolean[] enabled, Visitor visitor) {
    int end = rowStarts[row + 1];
    int from = rowStarts[row];
    for (int i = attributes.from(target); i < attributes.to(target); i++) {
      int wanted = attributes.value(i);
      from = atLeast(wanted, from, end);
      for (; from < end && targets[from] == wanted; from++) {
        if (enabled[lists[from]]) {
          visitor.rule(kinds[from], data[from]);
        }
      }
    }
  }

  /** The first place in a row whose target is not below one. */
  private int atLeast(int target, int from, int end) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (targets[middle] < target) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean hasXperms() {
    return !xperms.isEmpty();
  }

  /** The extended permissions that a datum stands for. */
  XPerms xperms(int datum) {
    return xperms.get(datum);
  }
}
