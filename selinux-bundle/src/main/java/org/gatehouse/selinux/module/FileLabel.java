package org.gatehouse.selinux.module;

import org.gatehouse.lsm.object.Inode;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.avc.AvcHint;
import org.gatehouse.selinux.label.FileType;

/**
 * What an inode carries (Linux 6.1 struct inode_security_struct).
 *
 * @param sid its label
 * @param tclass its class, which its type tells
 * @param path the name by which it was labelled
 * @param reading of the label files that were in force
 * @param hint what was last decided about it
 */
record FileLabel(int sid, SelinuxClass tclass, String path, int reading, AvcHint hint) {
  private static final int TYPE = 0170000;

  /** The class of a file of this mode (inode_mode_to_security_class). */
  static SelinuxClass tclass(int mode) {
    return switch (mode & TYPE) {
      case 0040000 -> SelinuxClass.DIR;
      case 0120000 -> SelinuxClass.LNK_FILE;
      case 0020000 -> SelinuxClass.CHR_FILE;
      case 0060000 -> SelinuxClass.BLK_FILE;
      case 0140000 -> SelinuxClass.SOCK_FILE;
      case 0010000 -> SelinuxClass.FIFO_FILE;
      default -> SelinuxClass.FILE;
    };
  }

  static SelinuxClass tclass(Inode inode) {
    return tclass(inode.mode());
  }

  /** What {@code file_contexts} calls a file of the class. */
  static FileType type(SelinuxClass tclass) {
    return switch (tclass) {
      case DIR -> FileType.DIRECTORY;
      case LNK_FILE -> FileType.SYMLINK;
      case CHR_FILE -> FileType.CHARACTER;
      case BLK_FILE -> FileType.BLOCK;
      case SOCK_FILE -> FileType.SOCKET;
      case FIFO_FILE -> FileType.PIPE;
      default -> FileType.FILE;
    };
  }
}
