package org.gatehouse.selinux.policy;

/**
 * Where a new object of a class takes its user, role, range and type from if no rule says; 0 means
 * what SELinux does for every class.
 */
public record Defaults(int user, int role, int range, int type) {
  /** Nothing said. */
  public static final Defaults NONE = new Defaults(0, 0, 0, 0);

  public static final int SOURCE = 1;
  public static final int TARGET = 2;

  public static final int SOURCE_LOW = 1;
  public static final int SOURCE_HIGH = 2;
  public static final int SOURCE_LOW_HIGH = 3;
  public static final int TARGET_LOW = 4;
  public static final int TARGET_HIGH = 5;
  public static final int TARGET_LOW_HIGH = 6;
  public static final int GLBLUB = 7;
}
