package org.gatehouse.selinux.policy;

/**
 * A type, an attribute, or a second name of one.
 *
 * @param properties {@link #PRIMARY}, {@link #ATTRIBUTE}
 * @param bounds the value of the type that bounds it, or 0
 */
public record Type(String name, int value, int properties, int bounds) implements Symbol {
  public static final int PRIMARY = 1;
  public static final int ATTRIBUTE = 2;

  @Override
  public boolean isAlias() {
    return (properties & PRIMARY) == 0;
  }

  /** Whether it is a set of types and no type. */
  public boolean isAttribute() {
    return (properties & ATTRIBUTE) != 0;
  }
}
