package org.gatehouse.apparmor.dfa;

import org.gatehouse.apparmor.policy.Exec;
import org.gatehouse.apparmor.policy.FilePerms;
import org.gatehouse.apparmor.policy.FileRule;

/**
 * The bits of file rules: 14 for the owner's files, the same 14 above them for others', and two for
 * both. The lowest 7 are permissions ({@link FilePerms}), the others how to execute: a fallback to
 * unconfined, unsafe, a fallback to inherit, and four bits of kind or target.
 */
final class FileBits {
  static final int OTHER = 14;
  static final int ONE = (1 << OTHER) - 1;
  static final int PERMS = 0x7f;
  static final int TO_UNCONFINED = 0x80;
  static final int UNSAFE = 0x100;
  static final int TO_INHERIT = 0x200;
  static final int EXEC_TYPE = ONE & ~PERMS;
  static final int EXEC_TYPES = both(EXEC_TYPE);
  static final int LINK = both(FilePerms.LINK);

  /** That a link's rights are its target's; set for the owner only. */
  static final int SUBSET = FilePerms.LOCK;

  static final int ONEXEC = 1 << 30;
  static final int CHANGE_PROFILE = 1 << 31;

  private static final int KIND = 10;
  private static final int UNCONFINED = 1;
  private static final int PROFILE = 2;
  private static final int LOCAL = 3;

  /** The first kind that is a target: the number of the target is added. */
  static final int NAMED = 4;

  private FileBits() {}

  static int both(int bits) {
    return bits | bits << OTHER;
  }

  /** All exec type bits of the halves that execute. */
  static int execTypes(int perms) {
    int owner = (perms & FilePerms.EXEC) != 0 ? EXEC_TYPE : 0;
    int other = (perms >> OTHER & FilePerms.EXEC) != 0 ? EXEC_TYPE << OTHER : 0;
    return owner | other;
  }

  /**
   * The bits of a rule.
   *
   * @param target the number of its named target
   */
  static int of(FileRule rule, int target) {
    int perms = rule.perms();
    Exec exec = rule.exec();
    if (exec != null && (perms & FilePerms.EXEC) != 0) {
      perms |= type(exec, target);
    }
    perms |= (perms & TO_INHERIT) != 0 ? FilePerms.MMAP : 0;
    return of(rule.owner(), perms);
  }

  /** The bits that were written in a rule, without how to execute. */
  static int written(FileRule rule) {
    return of(rule.owner(), rule.perms());
  }

  private static int of(FileRule.Owner owner, int perms) {
    return switch (owner) {
      case ANY -> both(perms);
      case OWNER -> perms;
      case OTHER -> perms << OTHER;
    };
  }

  private static int type(Exec exec, int target) {
    int unsafe = exec.unsafe() ? UNSAFE : 0;
    int named = exec.target() == null ? 0 : NAMED + target;
    return unsafe
        | switch (exec.mode()) {
          case INHERIT -> TO_INHERIT;
          case UNCONFINED -> UNCONFINED << KIND;
          case PROFILE -> kind(named, PROFILE);
          case PROFILE_INHERIT -> kind(named, PROFILE) | TO_INHERIT;
          case PROFILE_UNCONFINED -> kind(named, PROFILE) | TO_UNCONFINED;
          case LOCAL -> kind(named, LOCAL);
          case LOCAL_INHERIT -> kind(named, LOCAL) | TO_INHERIT;
          case LOCAL_UNCONFINED -> kind(named, LOCAL) | TO_UNCONFINED;
          case NONE -> 0;
        };
  }

  private static int kind(int named, int kind) {
    return (named == 0 ? kind : named) << KIND;
  }

  /** The kind or target of one half. */
  static int kind(int half) {
    return half >> KIND & 0xf;
  }
}
