package org.gatehouse.lsm.hook;

import java.util.Locale;

/** The label attributes of a task (Linux 6.12 include/uapi/linux/lsm.h). */
public enum Attribute {
  CURRENT(100),
  EXEC(101),
  FSCREATE(102),
  KEYCREATE(103),
  PREV(104),
  SOCKCREATE(105);

  private final int number;

  Attribute(int number) {
    this.number = number;
  }

  /** The number of LSM_ATTR_*. */
  public int number() {
    return number;
  }

  /** The name of its file in {@code /proc/PID/attr}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
