package org.gatehouse.apparmor.learn;

import org.gatehouse.apparmor.dfa.Permissions;

/**
 * What was done with files of one name or pattern.
 *
 * @param letters of {@code rwmkx}, in this order
 * @param owner whether all of them were the task's own user's
 */
record FileNeed(String letters, boolean owner) {
  private static final String ORDER = "rwmkx";

  /** The letters of a mask in a record: creating and deleting is writing. */
  static FileNeed of(String mask, boolean owner) {
    String plain = mask.replaceAll("[cda]", "w");
    StringBuilder letters = new StringBuilder();
    ORDER
        .chars()
        .filter(letter -> plain.indexOf(letter) >= 0)
        .forEach(letter -> letters.append((char) letter));
    return new FileNeed(letters.toString(), owner);
  }

  FileNeed and(FileNeed other) {
    return of(letters + other.letters, owner && other.owner);
  }

  boolean executes() {
    return letters.contains("x");
  }

  /** In the bits of {@link Permissions}. */
  int bits() {
    return bit('r', Permissions.READ)
        | bit('w', Permissions.WRITE | Permissions.CREATE | Permissions.DELETE)
        | bit('m', Permissions.MMAP)
        | bit('k', Permissions.LOCK)
        | bit('x', Permissions.EXEC);
  }

  private int bit(char letter, int bits) {
    return letters.indexOf(letter) < 0 ? 0 : bits;
  }

  /** As a rule has them: a program is executed under its own profile, or under this one. */
  String text() {
    return letters.replace("x", "Pix");
  }
}
