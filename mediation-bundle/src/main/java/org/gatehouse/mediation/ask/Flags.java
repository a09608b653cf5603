package org.gatehouse.mediation.ask;

import org.gatehouse.lsm.object.Mask;

/** The flags of open(2), with the numbers of Linux. */
final class Flags {
  static final int WRONLY = 01;
  static final int RDWR = 02;
  static final int CREAT = 0100;
  static final int EXCL = 0200;
  static final int TRUNC = 01000;
  static final int APPEND = 02000;

  private static final int ACCESS = 03;

  private Flags() {}

  /** Whether a file that is there is an error. */
  static boolean isNew(int flags) {
    return (flags & (CREAT | EXCL)) == (CREAT | EXCL);
  }

  /** What a file opened so may be used for. */
  static int mask(int flags) {
    int access = flags & ACCESS;
    int mask = access == WRONLY ? Mask.WRITE : Mask.READ;
    if (access == RDWR) {
      mask |= Mask.WRITE;
    }
    return (flags & APPEND) == 0 ? mask : mask | Mask.APPEND;
  }
}
