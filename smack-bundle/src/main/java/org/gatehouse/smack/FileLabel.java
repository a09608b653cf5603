package org.gatehouse.smack;

import org.gatehouse.smack.policy.Label;
import org.jspecify.annotations.Nullable;

/**
 * What an inode carries (Linux 6.12 smack.h, struct inode_smack).
 *
 * @param label of the file as an object
 * @param exec of a program that is started from it; null for the starter's
 * @param mmap of what may be mapped with it; null for anything
 * @param transmute for a directory: whether rules with t hand its label down
 */
record FileLabel(Label label, @Nullable Label exec, @Nullable Label mmap, boolean transmute) {
  static FileLabel of(Label label) {
    return new FileLabel(label, null, null, false);
  }

  FileLabel withLabel(Label next) {
    return new FileLabel(next, exec, mmap, transmute);
  }

  FileLabel withExec(@Nullable Label next) {
    return new FileLabel(label, next, mmap, transmute);
  }

  FileLabel withMmap(@Nullable Label next) {
    return new FileLabel(label, exec, next, transmute);
  }

  FileLabel withTransmute(boolean next) {
    return new FileLabel(label, exec, mmap, next);
  }
}
