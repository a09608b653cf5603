package org.gatehouse.selinux.server;

import java.util.List;

/**
 * A class as the one who asks knows it: its permissions from bit 0 up, by name. What the policy
 * calls by these names may have other numbers there, or be missing.
 */
public record KnownClass(String name, List<String> permissions) {
  /** At most 32 permissions. */
  public KnownClass {
    permissions = List.copyOf(permissions);
    if (permissions.size() > Integer.SIZE) {
      throw new IllegalArgumentException(name + " has more than 32 permissions");
    }
  }

  /**
   * The bits of some permissions.
   *
   * @throws IllegalArgumentException if the class does not have one of them
   */
  public int bits(String... names) {
    int bits = 0;
    for (String permission : names) {
      int at = permissions.indexOf(permission);
      if (at < 0) {
        throw new IllegalArgumentException(name + " has no permission " + permission);
      }
      bits |= 1 << at;
    }
    return bits;
  }
}
