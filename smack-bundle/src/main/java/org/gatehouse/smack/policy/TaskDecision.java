package org.gatehouse.smack.policy;

import org.jspecify.annotations.Nullable;

/**
 * The decision for a task, which may have rules of its own that only take away (Linux 6.12
 * smack_access.c, smk_tskacc, before privilege is looked at; smack_lsm.c for the rest).
 */
public final class TaskDecision {
  private TaskDecision() {}

  /** What {@link Decision#of} answers, or a denial where an own rule does not cover the request. */
  public static int of(
      RuleSet rules,
      RuleSet own,
      @Nullable Label unconfined,
      Label subject,
      Label object,
      int request) {
    int result = Decision.of(rules, unconfined, subject, object, request);
    if (result < 0 || own == RuleSet.EMPTY) {
      return result;
    }
    int may = own.may(subject, object);
    return may < 0 || (request & may) == request ? result : Decision.DENIED;
  }

  /**
   * Whether a subject may map a file that says what else may be mapped with it: nothing that the
   * subject may do must be denied to the file's label (smack_mmap_file).
   *
   * @param mapped the file's label for mapping
   */
  public static boolean mayMap(RuleSet rules, RuleSet own, Label subject, Label mapped) {
    boolean[] covered = {true};
    rules
        .rulesOf(subject)
        .forEach(
            (object, access) -> {
              if (object != mapped.secid()) {
                covered[0] &= covers(rules, own, subject, mapped, object, access);
              }
            });
    return covered[0];
  }

  private static boolean covers(
      RuleSet rules, RuleSet own, Label subject, Label mapped, int object, int access) {
    int restricted = own.may(subject, object);
    int may = restricted < 0 ? access : access & restricted;
    if (may == 0) {
      return true;
    }
    int other = rules.may(mapped, object);
    int otherOwn = own.may(mapped, object);
    int allowed = otherOwn < 0 ? other : other & otherOwn;
    return other >= 0 && (may & ~allowed) == 0;
  }

  /**
   * Whether a new file gets the label of its directory: the directory transmutes and the rule on it
   * grants {@code t} (smack_inode_init_security).
   */
  public static boolean transmutes(RuleSet rules, Label subject, Label directory) {
    int may = rules.may(subject, directory);
    return may > 0 && (may & Access.TRANSMUTE) != 0;
  }
}
