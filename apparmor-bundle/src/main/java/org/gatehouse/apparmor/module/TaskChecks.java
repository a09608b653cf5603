package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.QueryChecks;
import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;

/** What a task may use, and do to another (Linux 6.1 security/apparmor/{capability,ipc,task}.c). */
final class TaskChecks implements CapableHooks, PtraceHooks, TaskHooks {
  private static final int TRACE = 2;
  private static final int READ = 4;
  private static final int SET_NO_NEW_PRIVS = 38;
  private static final int GET_NO_NEW_PRIVS = 39;

  private final Judge judge;

  TaskChecks(Judge judge) {
    this.judge = judge;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's numbering
  public Verdict capable(Cred subject, Capability capability) {
    TaskState task = judge.state(subject);
    if (task.isKilled()) {
      return Judge.over();
    }
    Decision decision = QueryChecks.capability(judge.policy(), task.label(), capability.ordinal());
    return decision.silent()
        ? Verdict.ALLOW
        : judge.verdict(subject, decision, new AskedCapability(capability));
  }

  /** Both sides count, the other's after the subject's own. */
  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task child, PtraceMode mode) {
    Label tracer = judge.state(subject).label();
    boolean read = mode == PtraceMode.READ;
    return trace(subject, tracer, judge.subjects().label(child), read);
  }

  @Override
  public Verdict ptraceTraceme(Cred subject, Task parent) {
    Label tracee = judge.state(subject).label();
    return trace(subject, judge.subjects().label(parent), tracee, false);
  }

  private Verdict trace(Cred subject, Label tracer, Label tracee, boolean read) {
    if (judge.state(subject).isKilled()) {
      return Judge.over();
    }
    LoadedPolicy now = judge.policy();
    if (tracer.unconfined(now)) {
      return Verdict.ALLOW;
    }
    Decision decision = QueryChecks.ptrace(now, tracer, tracee, read ? READ : TRACE);
    return judge.verdict(subject, decision, AskedPeer.ptrace(read, tracer, tracee));
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    TaskState state = judge.state(subject);
    if (state.isKilled()) {
      return Judge.over();
    }
    LoadedPolicy now = judge.policy();
    Label target = judge.subjects().label(task);
    if (state.label().unconfined(now) && target.unconfined(now)) {
      return Verdict.ALLOW;
    }
    Decision decision = QueryChecks.signal(now, state.label(), target, Signals.number(signal));
    return judge.verdict(
        subject, decision, AskedPeer.signal(Signals.name(signal), state.label(), target));
  }

  /** The only option that matters here; other modules see it too. */
  @Override
  public Reply<Integer> taskPrctl(
      Cred subject, int option, long arg2, long arg3, long arg4, long arg5) {
    TaskState task = judge.state(subject);
    boolean plain = (arg3 | arg4 | arg5) == 0;
    if (option == SET_NO_NEW_PRIVS && plain && arg2 == 1) {
      task.denyNewPrivileges();
      return Reply.of(0);
    }
    return option == GET_NO_NEW_PRIVS && plain && arg2 == 0 && task.noNewPrivileges()
        ? Reply.of(1)
        : Reply.error(Errno.ENOSYS);
  }
}
