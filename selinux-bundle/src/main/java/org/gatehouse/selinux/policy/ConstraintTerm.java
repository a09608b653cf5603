package org.gatehouse.selinux.policy;

/**
 * One step of a constraint's postfix expression.
 *
 * @param kind NOT, AND, OR, ATTRIBUTE or NAMES
 * @param attribute what is compared, one of the constants; for NAMES whose, too
 * @param operator EQ, NEQ, DOM, DOMBY or INCOMP; 0 for NOT, AND, OR
 * @param names for NAMES the values less 1
 * @param typeNames for NAMES what the source of the policy said, attributes not expanded
 */
public record ConstraintTerm(
    int kind, int attribute, int operator, Ebitmap names, TypeSet typeNames) {
  public static final int NOT = 1;
  public static final int AND = 2;
  public static final int OR = 3;
  public static final int ATTRIBUTE = 4;
  public static final int NAMES = 5;

  public static final int USER = 1;
  public static final int ROLE = 2;
  public static final int TYPE = 4;
  public static final int TARGET = 8;
  public static final int XTARGET = 16;
  public static final int L1L2 = 32;
  public static final int L1H2 = 64;
  public static final int H1L2 = 128;
  public static final int H1H2 = 256;
  public static final int L1H1 = 512;
  public static final int L2H2 = 1024;

  public static final int EQ = 1;
  public static final int NEQ = 2;
  public static final int DOM = 3;
  public static final int DOMBY = 4;
  public static final int INCOMP = 5;

  /** NOT, AND or OR. */
  public static ConstraintTerm logic(int kind) {
    return new ConstraintTerm(kind, 0, 0, Ebitmap.EMPTY, TypeSet.EMPTY);
  }

  /** A comparison of two users, roles, types or levels. */
  public static ConstraintTerm compare(int attribute, int operator) {
    return new ConstraintTerm(ATTRIBUTE, attribute, operator, Ebitmap.EMPTY, TypeSet.EMPTY);
  }

  /** Whether a user, role or type is among names. */
  public static ConstraintTerm among(int attribute, int operator, Ebitmap names) {
    return new ConstraintTerm(NAMES, attribute, operator, names, TypeSet.EMPTY);
  }
}
