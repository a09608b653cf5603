package org.gatehouse.mediation.ask;

import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.bridge.Denial;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;

/** The text of a denial, which the API's exception carries. */
final class Denials {
  private static final Verdict EXISTS = Verdict.deny(Errno.EEXIST, "there is such a name");

  private Denials() {}

  /** What is to be made is there: nobody is asked, and nothing recorded. */
  static Verdict exists() {
    return EXISTS;
  }

  /**
   * {@code yama denies ptrace_access_check of evil(12) on bank(7): reason (audit 17)}.
   *
   * @param verdict a denial
   */
  static String text(Verdict verdict) {
    Decision decision = verdict.decision();
    String errno = Objects.requireNonNull(verdict.errno()).name();
    if (decision == null) {
      return Denial.WITH + errno + ": " + verdict.reason();
    }
    return deniers(decision)
        + " denies "
        + decision.hook()
        + (decision.subject().isEmpty() ? "" : " of " + decision.subject())
        + (decision.object().isEmpty() ? "" : " on " + decision.object())
        + " with "
        + errno
        + ": "
        + verdict.reason()
        + (decision.serial() == 0 ? "" : " (audit " + decision.serial() + ")");
  }

  private static String deniers(Decision decision) {
    String names =
        decision.answers().stream()
            .filter(a -> a.verdict().isDenied())
            .map(Decision.Answer::module)
            .collect(Collectors.joining(","));
    return names.isEmpty() ? "mediation" : names;
  }
}
