package org.gatehouse.apparmor.decide;

import java.nio.charset.StandardCharsets;
import org.gatehouse.apparmor.dfa.ExecIndex;
import org.gatehouse.apparmor.dfa.FileAutomaton;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/** What an exec makes of a task: each profile of its label says what it becomes. */
public final class ExecChecks {
  private static final String NOT_FOUND = "profile transition not found";

  private final LoadedPolicy policy;
  private final Program program;
  private final Findings findings = new Findings();
  private boolean secure;
  private boolean refused;

  private ExecChecks(LoadedPolicy policy, Program program) {
    this.policy = policy;
    this.program = program;
  }

  /**
   * Decides about an exec. Hats end, and a wish for it is used up. That a tracer of the task may
   * trace what it becomes is asked apart, by {@link QueryChecks#ptrace}.
   */
  public static Transition exec(LoadedPolicy policy, Confinement task, Program program) {
    return new ExecChecks(policy, program).exec(task);
  }

  private Transition exec(Confinement task) {
    Label next = null;
    for (LoadedProfile profile : task.label().profiles(policy)) {
      Label one = task.onexec() == null ? label(profile) : wished(profile, task);
      next = one == null ? next : one.with(next);
    }
    Decision decision = findings.decision();
    if (refused || next == null) {
      return Transition.refused(task, denied(decision));
    }
    if (!task.mayBecome(next, policy)) {
      return Transition.privileged(task, policy);
    }
    return new Transition(decision, task.to(next), secure);
  }

  /** Complain mode does not help where there is nothing to become. */
  private static Decision denied(Decision decision) {
    return decision.allowed()
        ? new Decision(Errno.EACCES, decision.kill(), decision.findings())
        : decision;
  }

  private @Nullable Label label(LoadedProfile profile) {
    ExecTargets targets = new ExecTargets(policy, profile);
    if (profile.unconfined()) {
      Label attached = targets.attached(program, "").label();
      return attached == null ? Label.of(profile.key()) : attached;
    }
    Permissions said = profile.rules().file(program.path(), program.owner());
    if ((said.allow() & Permissions.EXEC) == 0) {
      return forbidden(profile, said);
    }
    ExecTargets.Target target = targets.of(program, said.exec());
    if (target.label() == null) {
      String info = target.info().isEmpty() ? NOT_FOUND : target.info();
      int loud = Permissions.EXEC & ~said.quiet();
      findings.fail(profile, Permissions.EXEC, loud, Errno.EACCES, info);
      refused = true;
      return null;
    }
    findings.take(profile, said, Permissions.EXEC, target.info());
    boolean inherits = target.info().equals("ix fallback");
    secure |= !inherits && (said.exec() & ExecIndex.UNSAFE) == 0;
    return target.label();
  }

  /** In complain mode a profile that nobody wrote learns what the program does. */
  private @Nullable Label forbidden(LoadedProfile profile, Permissions said) {
    boolean goesOn = findings.take(profile, said, Permissions.EXEC, "");
    refused |= !goesOn;
    String name = new String(program.path(), StandardCharsets.ISO_8859_1);
    return goesOn ? Label.of(ProfileKey.learning(profile, name)) : null;
  }

  /** A wish needs a rule for the program and for both together. */
  private @Nullable Label wished(LoadedProfile profile, Confinement task) {
    Label wish = task.onexec();
    if (wish == null) {
      return null;
    }
    Label next = task.stacks() ? Label.of(profile.key()).and(wish) : wish;
    if (profile.unconfined()) {
      return next;
    }
    FileAutomaton file = profile.rules().file();
    Permissions alone =
        profile.rules().flagged(file.permissions(program.path()).of(program.owner()));
    Permissions both = alone;
    String info = "no change_onexec valid for executable";
    if ((alone.allow() & Permissions.ONEXEC) != 0) {
      info = "";
      int pair = file.pair(file.match(program.path()), new byte[0]);
      both = TargetNames.permissions(profile, wish, task.stacks(), pair, Permissions.ONEXEC);
    }
    refused |= !findings.take(profile, both, Permissions.ONEXEC, info);
    secure |= (both.exec() & ExecIndex.UNSAFE) == 0;
    return next;
  }
}
