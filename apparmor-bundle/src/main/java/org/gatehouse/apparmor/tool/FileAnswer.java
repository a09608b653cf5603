package org.gatehouse.apparmor.tool;

import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.ExecIndex;
import org.gatehouse.apparmor.dfa.FilePermissions;
import org.gatehouse.apparmor.dfa.Permissions;

/**
 * What is said of a path as a line: for the owner and for others the permissions that are allowed,
 * logged and kept quiet and how the program is executed, all in hex; the letters of both; the label
 * that an execution by the owner names.
 */
final class FileAnswer {
  static final String HEADER =
      "profile\tpath\tallow_owner\taudit_owner\tquiet_owner\txindex_owner\tallow_other\taudit_other"
          + "\tquiet_other\txindex_other\tletters_owner\tletters_other\txtarget_owner";

  private static final int[] BITS = {
    Permissions.READ,
    Permissions.WRITE,
    Permissions.APPEND,
    Permissions.EXEC,
    Permissions.MMAP,
    Permissions.LOCK,
    Permissions.LINK
  };
  private static final String LETTERS = "rwaxmkl";

  private FileAnswer() {}

  static String of(CompiledProfile profile, String path) {
    FilePermissions said = profile.file().permissions(Question.bytes(path));
    Permissions owner = profile.flagged(said.owner());
    Permissions other = profile.flagged(said.other());
    return String.join(
        "\t",
        profile.name(),
        path,
        numbers(owner),
        numbers(other),
        letters(owner.allow()),
        letters(other.allow()),
        target(profile, owner.exec()));
  }

  private static String numbers(Permissions said) {
    return String.join(
        "\t",
        Question.hex(said.allow()),
        Question.hex(said.audit()),
        Question.hex(said.quiet()),
        Question.hex(index(said.exec())));
  }

  /** The kind of the exec is printed two places to the left, where tables of decisions have it. */
  private static int index(int exec) {
    int kind = exec & (ExecIndex.NAME | ExecIndex.TABLE);
    return (exec & ~kind) | kind << 4;
  }

  private static String letters(int allow) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < BITS.length; at++) {
      letters.append((allow & BITS[at]) != 0 ? LETTERS.substring(at, at + 1) : "");
    }
    return letters.isEmpty() ? "-" : letters.toString();
  }

  private static String target(CompiledProfile profile, int exec) {
    boolean named = (exec & ExecIndex.TABLE) != 0;
    return named ? profile.targets().get(exec & ExecIndex.NUMBER) : "";
  }
}
