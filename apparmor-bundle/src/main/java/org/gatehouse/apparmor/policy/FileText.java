package org.gatehouse.apparmor.policy;

import org.gatehouse.apparmor.policy.FileRule.Owner;
import org.jspecify.annotations.Nullable;

/** Writes file and link rules. */
final class FileText {
  private FileText() {}

  static String of(FileRule rule) {
    String owner =
        rule.owner() == Owner.OWNER ? "owner " : rule.owner() == Owner.OTHER ? "other " : "";
    String target = rule.linkTarget();
    String name = Quoted.name(rule.pattern());
    String letters = letters(rule.perms());
    if (target != null || rule.subset()) {
      String subset = rule.subset() ? " subset " : " ";
      return owner + letters + subset + name + arrow(target);
    }
    Exec exec = rule.exec();
    if (exec == null) {
      return owner + name + " " + letters + ((rule.perms() & FilePerms.EXEC) == 0 ? "" : "x");
    }
    boolean plain = exec.mode() == Exec.Mode.NONE || rule.qualifiers().deny();
    boolean word = plain || exec.mode() == Exec.Mode.INHERIT;
    String unsafe = word && exec.unsafe() ? "unsafe " : "";
    String mode = plain ? "x" : mode(exec);
    return owner + unsafe + name + " " + letters + mode + arrow(exec.target());
  }

  private static String arrow(@Nullable String target) {
    return target == null ? "" : " -> " + Quoted.text(target);
  }

  private static String letters(int perms) {
    boolean write = (perms & FilePerms.WRITE) != 0;
    return letter(perms, FilePerms.READ, "r")
        + letter(perms, FilePerms.WRITE, "w")
        + (write ? "" : letter(perms, FilePerms.APPEND, "a"))
        + letter(perms, FilePerms.MMAP, "m")
        + letter(perms, FilePerms.LOCK, "k")
        + letter(perms, FilePerms.LINK, "l");
  }

  private static String letter(int perms, int bit, String letter) {
    return (perms & bit) == 0 ? "" : letter;
  }

  private static String mode(Exec exec) {
    String letters =
        switch (exec.mode()) {
          case INHERIT -> "i";
          case UNCONFINED -> exec.unsafe() ? "u" : "U";
          case PROFILE -> profile(exec, "p");
          case PROFILE_INHERIT -> profile(exec, "p") + "i";
          case PROFILE_UNCONFINED -> profile(exec, "p") + "u";
          case LOCAL -> profile(exec, "c");
          case LOCAL_INHERIT -> profile(exec, "c") + "i";
          case LOCAL_UNCONFINED -> profile(exec, "c") + "u";
          case NONE -> "";
        };
    return letters + "x";
  }

  private static String profile(Exec exec, String letter) {
    return exec.unsafe() ? letter : letter.equals("p") ? "P" : "C";
  }
}
