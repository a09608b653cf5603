package org.gatehouse.lsm.object;

/** The bits of a permission mask (Linux 6.12 include/linux/fs.h). */
public final class Mask {
  /** MAY_EXEC. */
  public static final int EXEC = 1;

  /** MAY_WRITE. */
  public static final int WRITE = 2;

  /** MAY_READ. */
  public static final int READ = 4;

  /** MAY_APPEND. */
  public static final int APPEND = 8;

  private Mask() {}
}
