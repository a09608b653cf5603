package org.gatehouse.lsm.object;

import org.jspecify.annotations.Nullable;

/**
 * A name in the file system, resolved once before the decision (struct path).
 *
 * @param path the real, absolute path; for a file that is about to exist, the real path of its
 *     directory and its last name
 * @param inode the file there; null if there is none yet
 */
public record PathObject(String path, @Nullable Inode inode) {
  /** The directory's path. */
  public String parent() {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** The last name. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return path;
  }
}
