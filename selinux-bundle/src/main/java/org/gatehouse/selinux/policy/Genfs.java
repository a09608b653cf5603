package org.gatehouse.selinux.policy;

import java.util.List;

/** The contexts of the files of a file system that keeps none. */
public record Genfs(String name, List<Path> paths) {
  /**
   * The context of what begins with a path.
   *
   * @param objectClass the only class it is for, or 0
   */
  public record Path(String prefix, int objectClass, Context context) {}
}
