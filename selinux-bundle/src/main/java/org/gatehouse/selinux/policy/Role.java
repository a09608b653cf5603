package org.gatehouse.selinux.policy;

/**
 * A role.
 *
 * @param bounds the value of the role that bounds it, or 0
 * @param dominates values of roles less 1
 * @param types values of types less 1
 */
public record Role(String name, int value, int bounds, Ebitmap dominates, Ebitmap types)
    implements Symbol {
  /** The role of objects. */
  public static final String OBJECT = "object_r";

  /** Its value in every policy. */
  public static final int OBJECT_VALUE = 1;
}
