package org.gatehouse.smack.policy;

import org.jspecify.annotations.Nullable;

/**
 * The decision, in the order of the code, which is not the order of the documentation (Linux 6.12
 * smack_access.c, smk_access).
 *
 * <ol>
 *   <li>The subject {@code *} may do nothing.
 *   <li>{@code @} on either side may do everything.
 *   <li>The object {@code *} is open to everybody.
 *   <li>Equal labels may do everything.
 *   <li>Nothing but reading and executing, or nothing but locking: open on {@code _} and to {@code
 *       ^}. Asking for nothing is both.
 *   <li>The rule of the two labels, where {@code w} includes {@code l}, must grant all of it.
 * </ol>
 *
 * A rule with {@code b} allows and wants a record, and so does the unconfined label after a denial.
 */
public final class Decision {
  /** Denied: EACCES. */
  public static final int DENIED = -13;

  /** Allowed. */
  public static final int ALLOWED = 0;

  /** Allowed and logged: the rule is being brought up. */
  public static final int BRINGUP = 1;

  /** Allowed and logged: the subject is unconfined. */
  public static final int UNCONFINED_SUBJECT = 2;

  /** Allowed and logged: the object is unconfined. */
  public static final int UNCONFINED_OBJECT = 3;

  private static final int READ_ANY = Access.READ | Access.EXEC;

  private Decision() {}

  /** One of the constants above; allocates nothing and takes no lock. */
  public static int of(
      RuleSet rules, @Nullable Label unconfined, Label subject, Label object, int request) {
    int result = confined(rules, subject, object, request);
    if (result >= 0 || unconfined == null) {
      return result;
    }
    if (subject == unconfined) {
      return UNCONFINED_SUBJECT;
    }
    return object == unconfined ? UNCONFINED_OBJECT : result;
  }

  private static int confined(RuleSet rules, Label subject, Label object, int request) {
    if (subject == Label.STAR) {
      return DENIED;
    }
    if (isOpen(subject, object) || (isHarmless(request) && isOpenToReaders(subject, object))) {
      return ALLOWED;
    }
    int may = rules.may(subject, object);
    if (may <= 0 || (request & may) != request) {
      return DENIED;
    }
    return (may & Access.BRINGUP) != 0 ? BRINGUP : ALLOWED;
  }

  private static boolean isOpen(Label subject, Label object) {
    return object == Label.WEB || subject == Label.WEB || object == Label.STAR || subject == object;
  }

  private static boolean isHarmless(int request) {
    return (request & ~READ_ANY) == 0 || (request & ~Access.LOCK) == 0;
  }

  private static boolean isOpenToReaders(Label subject, Label object) {
    return object == Label.FLOOR || subject == Label.HAT;
  }
}
