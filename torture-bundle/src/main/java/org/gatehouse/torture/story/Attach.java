package org.gatehouse.torture.story;

import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;

/**
 * One application tries to take hold of another.
 *
 * @param from who
 * @param to of whom
 */
record Attach(Task from, Task to) {
  /** Asks, and tells the answer with everything that stands behind it. */
  void tell(HookTable table, Narrator narrator) {
    Verdict verdict = table.ptraceAccessCheck(from.cred(), to, PtraceMode.ATTACH);
    narrator.tell(
        from + " wants to attach to " + to + ": " + (verdict.isDenied() ? "denied." : "allowed."));
    Decision decision = verdict.decision();
    if (decision != null) {
      narrator.more(verdict.toString());
      narrator.more("hook " + decision.hook() + ", asked: " + asked(decision));
      narrator.more("version " + decision.stackVersion() + ", audit serial " + decision.serial());
    }
  }

  private static String asked(Decision decision) {
    return decision.answers().stream().map(Attach::answer).collect(Collectors.joining(", "));
  }

  private static String answer(Decision.Answer answer) {
    Errno errno = answer.verdict().errno();
    return answer.module() + " (" + (errno == null ? "allow" : errno) + ")";
  }
}
