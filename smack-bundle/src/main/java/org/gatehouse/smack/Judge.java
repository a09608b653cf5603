package org.gatehouse.smack;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.policy.Access;
import org.gatehouse.smack.policy.Decision;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.SeenAccesses;
import org.gatehouse.smack.policy.Smack;
import org.gatehouse.smack.policy.TaskDecision;

/**
 * Asks the policy and says what it answered. A plain allow allocates nothing. A denial's reason is
 * a record as the kernel writes it, its grant a line for a rules file.
 */
final class Judge {
  private static final int LOG_ACCEPTED = 2;

  private final Smack smack;
  private final Subjects subjects;
  private final Supplier<ModuleContext> context;
  private final SeenAccesses seen;
  private final Predicate<Task> trusted;

  Judge(
      Smack smack,
      Subjects subjects,
      Supplier<ModuleContext> context,
      SeenAccesses seen,
      Predicate<Task> trusted) {
    this.smack = smack;
    this.subjects = subjects;
    this.context = context;
    this.seen = seen;
    this.trusted = trusted;
  }

  Smack smack() {
    return smack;
  }

  Subjects subjects() {
    return subjects;
  }

  /** What a check is about, for its record. */
  record About(String function, String tclass) {}

  /** May the task; its own rules take away, CAP_MAC_OVERRIDE gives (smk_tskacc). */
  Verdict task(About about, Cred subject, Label object, int request) {
    TaskLabel task = subjects.of(subject);
    int result =
        TaskDecision.of(
            smack.book().rules(), task.own(), smack.unconfined(), task.label(), object, request);
    return result < 0 && isPrivileged(subject, Capability.CAP_MAC_OVERRIDE)
        ? Verdict.ALLOW
        : verdict(about, result, task.label(), object, request);
  }

  /** May one label; nobody's privilege matters (smk_access). */
  Verdict label(About about, Label subject, Label object, int request) {
    int result = Decision.of(smack.book().rules(), smack.unconfined(), subject, object, request);
    return verdict(about, result, subject, object, request);
  }

  private Verdict verdict(About about, int result, Label subject, Label object, int request) {
    if (result == Decision.ALLOWED) {
      return (smack.logging().get() & LOG_ACCEPTED) == 0
          ? Verdict.ALLOW
          : Verdict.allowLogged(record(about, "granted", subject, object, request));
    }
    seen.add(subject, object, request);
    return result < 0
        ? deny(about, subject, object, request)
        : Verdict.allowLogged(record(about, word(result), subject, object, request));
  }

  /** EACCES, with the missing rule. */
  static Verdict deny(About about, Label subject, Label object, int request) {
    String rule = subject == Label.STAR ? "" : subject + " " + object + " " + letters(request);
    return Verdict.deny(Errno.EACCES, record(about, "denied", subject, object, request), rule);
  }

  private static String word(int result) {
    return switch (result) {
      case Decision.BRINGUP -> "bringup";
      case Decision.UNCONFINED_SUBJECT -> "unconfined-subject";
      default -> "unconfined-object";
    };
  }

  private static String record(
      About about, String action, Label subject, Label object, int request) {
    return "lsm=SMACK fn="
        + about.function()
        + " action="
        + action
        + " subject="
        + subject
        + " object="
        + object
        + " requested="
        + letters(request)
        + " tclass="
        + about.tclass();
  }

  private static String letters(int request) {
    return request == 0 ? "-" : Access.format(request);
  }

  /** What a thread of the kernel is in Linux. */
  private boolean isTrusted(Task task) {
    return task.parent() == null || trusted.test(task);
  }

  /** Holds the capability, and has a label that may use it (smack_privileged). */
  boolean isPrivileged(Cred subject, Capability capability) {
    if (!subject.isOperator() && isTrusted(subject.task())) {
      return true;
    }
    Set<Label> only = smack.onlycap();
    return (only.isEmpty() || only.contains(subjects.label(subject)))
        && context.get().isCapable(subject, capability);
  }
}
