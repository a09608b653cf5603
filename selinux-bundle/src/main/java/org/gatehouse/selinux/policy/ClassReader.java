package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.List;

/** Reads classes with their constraints. */
final class ClassReader {
  private static final int LOGIC = ConstraintTerm.OR;
  private static final int WHO = ConstraintTerm.USER | ConstraintTerm.ROLE | ConstraintTerm.TYPE;

  private final ByteSource in;
  private final SetReader sets;
  private final int version;
  private final Symbols<Common> commons;

  ClassReader(ByteSource in, SetReader sets, int version, Symbols<Common> commons) {
    this.in = in;
    this.sets = sets;
    this.version = version;
    this.commons = commons;
  }

  ObjectClass read() {
    int length = in.i32("class");
    int commonLength = in.i32("class's common");
    int value = in.i32("class");
    int highest = in.number("class's permissions", 32);
    int permissions = in.count("class's permissions", 8);
    int constraints = in.count("class's constraints", 8);
    String name = in.name("class", length);
    String common = commonLength == 0 ? "" : in.name(name + "'s common", commonLength);
    if (!common.isEmpty() && commons.find(common) == null) {
      throw in.bad(name + " has an unknown common " + common);
    }
    SymbolReader symbols = new SymbolReader(in, sets, version);
    return new ObjectClass(
        name,
        value,
        common,
        symbols.within(name, highest, permissions, symbols::permission),
        constraints(name, constraints, false),
        validatetrans(name),
        defaults(name));
  }

  private List<Constraint> validatetrans(String name) {
    if (version < Format.VALIDATETRANS) {
      return List.of();
    }
    return constraints(name, in.count(name + "'s validatetrans", 8), true);
  }

  private Defaults defaults(String name) {
    if (version < Format.DEFAULTS) {
      return Defaults.NONE;
    }
    int user = in.i32(name);
    int role = in.i32(name);
    int range = in.i32(name);
    return new Defaults(user, role, range, version >= Format.DEFAULT_TYPE ? in.i32(name) : 0);
  }

  private List<Constraint> constraints(String name, int count, boolean third) {
    List<Constraint> constraints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int permissions = in.i32(name + "'s constraint");
      constraints.add(new Constraint(permissions, expression(name, third)));
    }
    return List.copyOf(constraints);
  }

  private List<ConstraintTerm> expression(String name, boolean third) {
    int count = in.count(name + "'s constraint", 12);
    List<ConstraintTerm> terms = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < count; i++) {
      ConstraintTerm term = term(name, third);
      depth = depth(term.kind(), depth);
      terms.add(term);
    }
    if (depth != 1) {
      throw in.bad(name + "'s constraint leaves " + depth + " values");
    }
    return List.copyOf(terms);
  }

  private int depth(int kind, int depth) {
    int needs = kind == ConstraintTerm.NOT ? 1 : 2;
    if (kind <= LOGIC && depth < needs) {
      throw in.bad("a constraint's operator has too few values");
    }
    if (kind > LOGIC && depth == Format.MAX_DEPTH) {
      throw in.bad("a constraint needs more than " + Format.MAX_DEPTH + " values");
    }
    return kind == ConstraintTerm.NOT ? depth : depth + (kind > LOGIC ? 1 : -1);
  }

  private ConstraintTerm term(String name, boolean third) {
    int here = in.offset();
    int kind = in.value(name + "'s constraint term", ConstraintTerm.NAMES);
    int attribute = in.i32(name);
    int operator = in.i32(name);
    boolean known =
        kind <= LOGIC
            || (kind == ConstraintTerm.ATTRIBUTE
                ? isComparison(attribute, operator)
                : isMembership(attribute, operator, third));
    if (!known) {
      throw ByteSource.bad(here, name + "'s constraint compares " + attribute + " by " + operator);
    }
    if (kind != ConstraintTerm.NAMES) {
      return new ConstraintTerm(kind, attribute, operator, Ebitmap.EMPTY, TypeSet.EMPTY);
    }
    Ebitmap names = sets.ebitmap(name);
    return new ConstraintTerm(kind, attribute, operator, names, typeSet(name));
  }

  private TypeSet typeSet(String name) {
    if (version < Format.CONSTRAINT_NAMES) {
      return TypeSet.EMPTY;
    }
    return new TypeSet(sets.ebitmap(name), sets.ebitmap(name), in.i32(name));
  }

  private static boolean isComparison(int attribute, int operator) {
    boolean plain = operator == ConstraintTerm.EQ || operator == ConstraintTerm.NEQ;
    boolean any = operator >= ConstraintTerm.EQ && operator <= ConstraintTerm.INCOMP;
    return switch (attribute) {
      case ConstraintTerm.USER, ConstraintTerm.TYPE -> plain;
      case ConstraintTerm.ROLE,
          ConstraintTerm.L1L2,
          ConstraintTerm.L1H2,
          ConstraintTerm.H1L2,
          ConstraintTerm.H1H2,
          ConstraintTerm.L1H1,
          ConstraintTerm.L2H2 ->
          any;
      default -> false;
    };
  }

  private static boolean isMembership(int attribute, int operator, boolean third) {
    int whose = third ? ConstraintTerm.TARGET | ConstraintTerm.XTARGET : ConstraintTerm.TARGET;
    return (operator == ConstraintTerm.EQ || operator == ConstraintTerm.NEQ)
        && Integer.bitCount(attribute & WHO) == 1
        && (attribute & ~(WHO | whose)) == 0;
  }
}
