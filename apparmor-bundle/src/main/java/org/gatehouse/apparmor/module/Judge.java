package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;

/** Makes verdicts of decisions. A plain allow allocates nothing; a task that ended gets none. */
final class Judge {
  private final ActivePolicy policy;
  private final Subjects subjects;
  private final Ends ends;

  Judge(ActivePolicy policy, Subjects subjects, Ends ends) {
    this.policy = policy;
    this.subjects = subjects;
    this.ends = ends;
  }

  LoadedPolicy policy() {
    return policy.get();
  }

  Subjects subjects() {
    return subjects;
  }

  TaskState state(Cred subject) {
    return subjects.of(subject);
  }

  /** What a task that ended gets. */
  static Verdict over() {
    return Verdict.deny(Errno.EACCES, "apparmor=\"KILLED\" info=\"the task ended\"");
  }

  /** The verdict; a decision that ends the task does so. */
  Verdict verdict(Cred subject, Decision decision, Asked asked) {
    if (decision.silent()) {
      return Verdict.ALLOW;
    }
    if (decision.kill()) {
      end(subject);
    }
    Task task = subject.task();
    String records = Wording.records(decision, task, asked);
    Errno error = decision.error();
    return error == null
        ? Verdict.allowLogged(records)
        : Verdict.deny(error, records, Wording.grant(decision, asked));
  }

  /** Whatever the task asks from now on is denied, and its bundle is stopped. */
  void end(Cred subject) {
    TaskState state = subjects.of(subject);
    if (!state.isKilled()) {
      state.kill();
      ends.end(subject.task(), subject.incarnation());
    }
  }
}
