package org.gatehouse.selinux.module;

import org.gatehouse.lsm.object.Mask;
import org.gatehouse.selinux.SelinuxClass;

/**
 * The permissions of a mask (Linux 6.1 file_mask_to_av). Computed once: all masks of directories
 * and of other files.
 */
final class Permissions {
  private static final int MASKS = 16;
  private static final int[] FILES = table(false);
  private static final int[] DIRECTORIES = table(true);

  private Permissions() {}

  static int of(SelinuxClass tclass, int mask) {
    return (tclass == SelinuxClass.DIR ? DIRECTORIES : FILES)[mask & (MASKS - 1)];
  }

  private static int[] table(boolean directories) {
    int[] table = new int[MASKS];
    for (int mask = 0; mask < MASKS; mask++) {
      table[mask] = directories ? directory(mask) : file(mask);
    }
    return table;
  }

  private static int file(int mask) {
    String writes = (mask & Mask.APPEND) != 0 ? "append" : "write";
    return bit(SelinuxClass.FILE, mask, Mask.EXEC, "execute")
        | bit(SelinuxClass.FILE, mask, Mask.READ, "read")
        | bit(SelinuxClass.FILE, mask, Mask.APPEND | Mask.WRITE, writes);
  }

  private static int directory(int mask) {
    return bit(SelinuxClass.DIR, mask, Mask.EXEC, "search")
        | bit(SelinuxClass.DIR, mask, Mask.WRITE, "write")
        | bit(SelinuxClass.DIR, mask, Mask.READ, "read");
  }

  private static int bit(SelinuxClass tclass, int mask, int bits, String permission) {
    return (mask & bits) != 0 ? tclass.bits(permission) : 0;
  }
}
