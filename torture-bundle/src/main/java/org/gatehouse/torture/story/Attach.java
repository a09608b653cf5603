package org.gatehouse.torture.story;

import org.gatehouse.lsm.hook.Decision;
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
      decision.answers().forEach(a -> narrator.more("asked " + a.module() + ": " + a.verdict()));
      narrator.more(
          "hook "
              + decision.hook()
              + ", "
              + decision.object()
              + ", decided by version "
              + decision.stackVersion()
              + ", audit serial "
              + decision.serial());
    }
  }
}
