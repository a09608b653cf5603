package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.BprmHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.server.Relation;

/**
 * Exec: the start of a bundle, and of a process of the operating system (Linux 6.1
 * selinux_bprm_creds_for_exec).
 *
 * <p>A bundle is forked by whoever installs it, so its first label is its installer's, and from
 * there it goes to its domain, through its jar as the program. A starter who has set an exec label
 * executes the bundle himself, with that label. What a process of the operating system does is not
 * seen here; whether it may be started is decided by the same rules.
 */
final class ExecChecks implements BprmHooks {
  private static final int EXECUTE = SelinuxClass.FILE.bits("execute");
  private static final int NO_TRANSITION = SelinuxClass.FILE.bits("execute_no_trans");
  private static final int ENTRYPOINT = SelinuxClass.FILE.bits("entrypoint");
  private static final int TRANSITION = SelinuxClass.PROCESS.bits("transition");

  private final Judge judge;
  private final Domains domains;
  private final FileLabels files;
  private final NewPrivs limits;

  ExecChecks(Judge judge, Domains domains, FileLabels files) {
    this.judge = judge;
    this.domains = domains;
    this.files = files;
    this.limits = new NewPrivs(judge.state());
  }

  @Override
  public Verdict bprmCheckSecurity(Cred subject, ProgramObject program) {
    Task task = program.task();
    TaskSecurity caller = judge.subjects().of(subject);
    int asked = caller.exec;
    caller.exec = 0;
    return task == null
        ? process(caller, asked, program)
        : bundle(task, program, asked == 0 ? installed(program, task) : explicit(caller, asked));
  }

  /** From one label to another. */
  private record Step(int from, int to, boolean explicit, boolean noNewPrivs) {}

  private Step installed(ProgramObject program, Task task) {
    TaskSecurity made = judge.subjects().of(program.cred());
    return new Step(judge.subjects().installer(task), made.sid(), false, false);
  }

  private static Step explicit(TaskSecurity caller, int asked) {
    return new Step(caller.sid(), asked, true, caller.noNewPrivs());
  }

  private Verdict bundle(Task task, ProgramObject program, Step step) {
    judge.subjects().ask(task, program.cred().incarnation(), step.explicit() ? step.to() : 0);
    return execute(step, domains.jar(task), program.path());
  }

  private Verdict process(TaskSecurity caller, int asked, ProgramObject program) {
    int file = files.of(program.path()).sid();
    try {
      int to = asked != 0 ? asked : transition(caller.sid(), file);
      boolean stays = asked == 0 && caller.noNewPrivs() && !limits.mayGo(caller.sid(), to);
      int next = stays ? caller.sid() : to;
      return execute(
          new Step(caller.sid(), next, asked != 0, caller.noNewPrivs()), file, program.path());
    } catch (LsmException e) {
      return Verdict.deny(Errno.EACCES, String.valueOf(e.getMessage()));
    }
  }

  private int transition(int source, int file) {
    boolean enforcing = judge.state().isEnforcing();
    int process = SelinuxClass.PROCESS.number();
    return judge
        .state()
        .server()
        .compute(Relation.TRANSITION, source, file, process, "", enforcing);
  }

  private Verdict execute(Step step, int file, String path) {
    if (step.explicit() && step.noNewPrivs() && !limits.mayGo(step.from(), step.to())) {
      return Verdict.deny(
          Errno.EPERM, "no_new_privs: " + judge.text(step.to()) + " is not bounded");
    }
    Verdict execute = judge.ask(step.from(), file, SelinuxClass.FILE, EXECUTE, path);
    if (execute.isDenied()) {
      return execute;
    }
    return step.from() == step.to()
        ? judge.ask(step.from(), file, SelinuxClass.FILE, NO_TRANSITION, path)
        : enter(step, file, path);
  }

  private Verdict enter(Step step, int file, String path) {
    Verdict transition = judge.ask(step.from(), step.to(), SelinuxClass.PROCESS, TRANSITION, path);
    return transition.isDenied()
        ? transition
        : judge.ask(step.to(), file, SelinuxClass.FILE, ENTRYPOINT, path);
  }
}
