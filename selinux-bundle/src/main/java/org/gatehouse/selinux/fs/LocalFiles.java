package org.gatehouse.selinux.fs;

import java.util.List;
import java.util.Map;
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

  /** What {@link #policy} gave last is in force. */
  void loaded();

  /**
   * The names of files that were changed since they were read.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EIO
   */
  List<String> changed();

  /** Whether {@link #policy} has its dontaudit rules. */
  boolean isDontaudit();

  /**
   * Whether {@link #policy} has its dontaudit rules from now on, also after a start.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EIO
   */
  void dontaudit(boolean on);

  /**
   * The states of booleans that outlive a start, as text.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EIO
   */
  String booleans();

  /**
   * Keeps states of booleans for later starts.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EIO; then nothing is changed
   */
  void keep(Map<String, Boolean> states);

  /** The context that {@code file_contexts} gives a path; null for none. */
  @Nullable String context(String path, FileType type);
}
