package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads access and type rules, unconditional and conditional, of both forms. */
final class RuleReader {
  private static final int ENABLED = 0x8000;
  private static final int[] OLD_ORDER = {
    RuleTable.ALLOWED,
    RuleTable.AUDITDENY,
    RuleTable.AUDITALLOW,
    RuleTable.TRANSITION,
    RuleTable.CHANGE,
    RuleTable.MEMBER
  };

  private final ByteSource in;
  private final int version;
  private final Names names;
  private final ContextRules contexts;
  private final LongTable seen;

  /** For a conditional type rule, twice its conditional's number, plus 1 if both lists have it. */
  private final Map<Long, Integer> conditionalTypes = new HashMap<>();

  RuleReader(ByteSource in, int version, Names names, ContextRules contexts) {
    this.in = in;
    this.version = version;
    this.names = names;
    this.contexts = contexts;
    this.seen = new LongTable(in.remaining() / 32);
  }

  private interface Admission {
    void admit(int here, long key, int kind);
  }

  RuleTable rules() {
    int here = in.offset();
    RuleTable rules = table(this::once);
    if (rules.size() == 0) {
      throw ByteSource.bad(here, "the policy has no rules");
    }
    return rules;
  }

  private void once(int here, long key, int kind) {
    if ((kind & RuleTable.XPERMS) == 0 && !seen.add(key)) {
      throw ByteSource.bad(here, "the same rule twice");
    }
  }

  List<Conditional> conditionals() {
    int count = in.count("conditionals", 16);
    List<Conditional> conditionals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      conditionals.add(conditional(i));
    }
    return List.copyOf(conditionals);
  }

  private Conditional conditional(int number) {
    int state = in.i32("conditional");
    int count = in.count("condition", 8);
    List<ConditionTerm> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      terms.add(term());
    }
    RuleTable whenTrue = table((here, key, kind) -> unlessTyped(here, key, kind, number, false));
    RuleTable whenFalse = table((here, key, kind) -> unlessTyped(here, key, kind, number, true));
    return new Conditional(state, List.copyOf(terms), whenTrue, whenFalse);
  }

  private ConditionTerm term() {
    int kind = in.value("condition's term", ConditionTerm.NEQ);
    int variable = in.number("condition's boolean", names.booleans().count());
    if (kind == ConditionTerm.VARIABLE && variable == 0) {
      throw in.bad("a condition asks for the boolean 0");
    }
    return new ConditionTerm(kind, variable);
  }

  /** A type rule may be there once without a condition, or once in each list of one condition. */
  private void unlessTyped(int here, long key, int kind, int number, boolean otherwise) {
    if ((kind & RuleTable.TYPES) == 0) {
      return;
    }
    if (seen.has(key)) {
      throw ByteSource.bad(here, "a type rule with and without a condition");
    }
    Integer before = conditionalTypes.get(key);
    boolean other = otherwise && before != null && before == number * 2;
    if (before != null && !other) {
      throw ByteSource.bad(here, "conflicting type rules in conditionals");
    }
    conditionalTypes.put(key, number * 2 + (otherwise ? 1 : 0));
  }

  private RuleTable table(Admission admission) {
    int count = in.count("rules", version < Format.AVTAB ? 24 : 12);
    RuleTable.Builder rules = new RuleTable.Builder(count);
    for (int i = 0; i < count; i++) {
      if (version < Format.AVTAB) {
        oldItem(rules, admission);
      } else {
        item(rules, admission);
      }
    }
    return rules.build();
  }

  private void item(RuleTable.Builder rules, Admission admission) {
    int here = in.offset();
    int source = in.u16("rule");
    int target = in.u16("rule");
    int objectClass = in.u16("rule");
    int specified = in.u16("rule");
    int kind = specified & RuleTable.KINDS;
    if (Integer.bitCount(kind) != 1) {
      throw ByteSource.bad(here, "a rule of kind " + Integer.toHexString(specified));
    }
    admission.admit(here, key(here, source, target, objectClass, kind), kind);
    if ((kind & RuleTable.XPERMS) != 0) {
      rules.add(source, target, objectClass, specified, xperms(here));
    } else {
      rules.add(source, target, objectClass, specified, datum(here, kind));
    }
  }

  private int datum(int here, int kind) {
    int datum = in.i32("rule");
    if ((kind & RuleTable.TYPES) != 0 && !contexts.isType(datum)) {
      throw ByteSource.bad(here, "a rule gives " + Integer.toUnsignedString(datum) + ", no type");
    }
    return datum;
  }

  private XPerms xperms(int here) {
    if (version < Format.XPERMS) {
      throw ByteSource.bad(here, "extended permissions before version " + Format.XPERMS);
    }
    int kind = in.u8("extended permissions");
    int driver = in.u8("extended permissions");
    if (kind != XPerms.FUNCTIONS && kind != XPerms.DRIVERS) {
      throw ByteSource.bad(here, "extended permissions of kind " + kind);
    }
    return new XPerms(
        kind,
        driver,
        in.i64("extended permissions"),
        in.i64("extended permissions"),
        in.i64("extended permissions"),
        in.i64("extended permissions"));
  }

  /** An item of the first form: up to six rules on one key. */
  private void oldItem(RuleTable.Builder rules, Admission admission) {
    int here = in.offset();
    int words = in.number("rule", 7);
    int source = in.number("rule", Format.MAX_SYMBOLS);
    int target = in.number("rule", Format.MAX_SYMBOLS);
    int objectClass = in.number("rule", Format.MAX_SYMBOLS);
    int marks = in.i32("rule");
    int enabled = marks < 0 ? ENABLED : 0;
    boolean vectors = (marks & RuleTable.VECTORS) != 0;
    boolean types = (marks & RuleTable.TYPES) != 0;
    if (vectors == types) {
      throw ByteSource.bad(here, "a rule of kind " + Integer.toHexString(marks));
    }
    int used = 4;
    for (int kind : OLD_ORDER) {
      if ((marks & kind) != 0) {
        admission.admit(here, key(here, source, target, objectClass, kind), kind);
        rules.add(source, target, objectClass, kind | enabled, datum(here, kind));
        used++;
      }
    }
    if (used != words) {
      throw ByteSource.bad(here, "a rule of " + words + " words has " + used);
    }
  }

  private long key(int here, int source, int target, int objectClass, int kind) {
    int types = names.types().count();
    boolean known =
        source >= 1
            && source <= types
            && target >= 1
            && target <= types
            && objectClass >= 1
            && objectClass <= names.classes().count();
    if (!known) {
      throw ByteSource.bad(
          here, "a rule on " + source + " " + target + " " + objectClass + ", not all known");
    }
    long pair = (long) source << 16 | target;
    return (pair << 16 | objectClass) << 4 | Integer.numberOfTrailingZeros(kind);
  }
}
