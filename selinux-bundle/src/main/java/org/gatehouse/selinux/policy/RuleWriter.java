package org.gatehouse.selinux.policy;

import java.util.List;
import java.util.stream.IntStream;

/** Writes rules of both forms. */
final class RuleWriter {
  private static final int ENABLED = 0x8000;

  private final ByteSink out;
  private final int version;

  RuleWriter(ByteSink out, int version) {
    this.out = out;
    this.version = version;
  }

  void conditionals(List<Conditional> conditionals) {
    out.list(conditionals, this::conditional);
  }

  private void conditional(Conditional conditional) {
    out.i32(conditional.state());
    out.list(conditional.expression(), term -> out.i32(term.kind(), term.variable()));
    rules(conditional.whenTrue());
    rules(conditional.whenFalse());
  }

  void rules(RuleTable rules) {
    int[] kept = IntStream.range(0, rules.size()).filter(rule -> has(rules.kind(rule))).toArray();
    out.i32(kept.length);
    for (int rule : kept) {
      if (version < Format.AVTAB) {
        oldItem(rules, rule);
      } else {
        item(rules, rule);
      }
    }
  }

  private boolean has(int kind) {
    return version >= Format.XPERMS || (kind & RuleTable.XPERMS) == 0;
  }

  private void item(RuleTable rules, int rule) {
    out.u16(rules.source(rule));
    out.u16(rules.target(rule));
    out.u16(rules.objectClass(rule));
    out.u16(rules.specified(rule));
    if ((rules.kind(rule) & RuleTable.XPERMS) == 0) {
      out.i32(rules.datum(rule));
    } else {
      xperms(rules.xperms(rule));
    }
  }

  private void xperms(XPerms xperms) {
    out.u8(xperms.kind());
    out.u8(xperms.driver());
    for (int i = 0; i < 4; i++) {
      out.i64(xperms.word(i));
    }
  }

  private void oldItem(RuleTable rules, int rule) {
    int enabled = (rules.specified(rule) & ENABLED) != 0 ? 1 << 31 : 0;
    out.i32(5, rules.source(rule), rules.target(rule), rules.objectClass(rule));
    out.i32(rules.kind(rule) | enabled, rules.datum(rule));
  }
}
