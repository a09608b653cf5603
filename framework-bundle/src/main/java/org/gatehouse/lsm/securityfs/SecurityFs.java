package org.gatehouse.lsm.securityfs;

import java.util.List;
import org.gatehouse.lsm.object.Cred;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The control tree. Paths are absolute, with {@code /} between names. Any thread.
 *
 * <p>Errors are {@link org.gatehouse.lsm.hook.LsmException}s: ENOENT with the nearest names,
 * EISDIR, ENOTDIR, EACCES by the file's mode, and whatever the file answers.
 */
@ProviderType
public interface SecurityFs {
  /**
   * One name in a directory.
   *
   * @param name the last name
   * @param directory whether it is one
   * @param mode its permission bits
   */
  record Entry(String name, boolean directory, int mode) {}

  /** The names in a directory, sorted; for a file, the file itself. */
  List<Entry> list(Cred subject, String path);

  /** The content of a file. */
  byte[] read(Cred subject, String path);

  /** Writes to a file and returns how many bytes it took. */
  int write(Cred subject, String path, byte[] data, long offset);

  /**
   * Adds a file and the directories above it.
   *
   * @return takes it away again, and directories that become empty
   * @throws org.gatehouse.lsm.hook.LsmException EEXIST if the path is taken
   */
  Runnable add(String path, ControlFile file);
}
