package org.gatehouse.apparmor.policy;

import java.util.List;

/** Files in a directory of profiles that are none. */
public final class Ignored {
  private static final List<String> SUFFIXES =
      List.of(
          ".dpkg-new",
          ".dpkg-old",
          ".dpkg-dist",
          ".dpkg-bak",
          ".dpkg-remove",
          ".pacsave",
          ".pacnew",
          ".rpmnew",
          ".rpmsave",
          ".orig",
          ".rej",
          "~");

  private Ignored() {}

  /**
   * Whether a file of this name is left out: hidden, a README, what package tools and editors leave
   * behind.
   */
  public static boolean is(String name) {
    return name.isEmpty()
        || name.startsWith(".")
        || name.equals("README")
        || SUFFIXES.stream().anyMatch(suffix -> ends(name, suffix));
  }

  /** Only the first place where the suffix is found counts, as in libapparmor. */
  private static boolean ends(String name, String suffix) {
    int found = name.indexOf(suffix);
    return found >= 0 && found + suffix.length() == name.length();
  }
}
