package org.gatehouse.apparmor.dfa;

/**
 * How a program is executed, as a number: {@link #NAME} looks for a profile that attaches to the
 * program, with {@link #CHILD} among the profile's children; {@link #TABLE} and a number is a named
 * label. Without those, or if nothing is found, {@link #INHERIT} keeps the label and {@link
 * #UNCONFINED} leaves confinement; with neither it is denied. {@link #UNSAFE} keeps the
 * environment.
 */
public final class ExecIndex {
  /** The number of a named label. */
  public static final int NUMBER = 0x3ff;

  /** By the program's name. */
  public static final int NAME = 0x400;

  /** By a label of the profile. */
  public static final int TABLE = 0x800;

  /** The environment is kept. */
  public static final int UNSAFE = 0x1000;

  /** Among the children. */
  public static final int CHILD = 0x2000;

  /** Keeps the label. */
  public static final int INHERIT = 0x4000;

  /** Leaves confinement. */
  public static final int UNCONFINED = 0x8000;

  private static final int[] KINDS = {0, UNCONFINED, NAME, NAME | CHILD};

  private ExecIndex() {}

  /** From the bits of one half of a rule. */
  static int of(int half) {
    int kind = FileBits.kind(half);
    int index = kind < KINDS.length ? KINDS[kind] : TABLE | kind - FileBits.NAMED;
    index |= (half & FileBits.UNSAFE) != 0 ? UNSAFE : 0;
    index |= (half & FileBits.TO_INHERIT) != 0 ? INHERIT : 0;
    return index | ((half & FileBits.TO_UNCONFINED) != 0 ? UNCONFINED : 0);
  }
}
