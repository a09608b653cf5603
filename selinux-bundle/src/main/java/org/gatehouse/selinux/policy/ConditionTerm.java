package org.gatehouse.selinux.policy;

/** One step of a condition's postfix expression; {@code variable} is the boolean of a VARIABLE. */
public record ConditionTerm(int kind, int variable) {
  public static final int VARIABLE = 1;
  public static final int NOT = 2;
  public static final int OR = 3;
  public static final int AND = 4;
  public static final int XOR = 5;
  public static final int EQ = 6;
  public static final int NEQ = 7;
}
