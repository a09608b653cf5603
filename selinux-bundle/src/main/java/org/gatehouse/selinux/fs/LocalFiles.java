package org.gatehouse.selinux.fs;

import org.gatehouse.selinux.label.FileType;
import org.jspecify.annotations.Nullable;

/** What lies in the operator's directory of SELinux. */
public interface LocalFiles {
  /**
   * The policy that is loaded at start.
   *
   * @throws org.gatehouse.lsm.hook.LsmException ENOENT if there is none, EIO
   */
  byte[] policy();

  /** The context that {@code file_contexts} gives a path; null for none. */
  @Nullable String context(String path, FileType type);
}
