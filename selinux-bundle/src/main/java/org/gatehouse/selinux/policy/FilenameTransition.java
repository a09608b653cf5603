package org.gatehouse.selinux.policy;

import java.util.List;

/**
 * The types that new objects of a name get in a directory of a type.
 *
 * @param target the directory's type
 */
public record FilenameTransition(String name, int target, int objectClass, List<Result> results) {
  /**
   * The type for some sources.
   *
   * @param sources values of types less 1
   */
  public record Result(Ebitmap sources, int type) {}
}
