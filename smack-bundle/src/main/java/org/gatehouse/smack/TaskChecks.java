package org.gatehouse.smack;

import org.gatehouse.lsm.hook.BprmHooks;
import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.CredHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.Judge.About;
import org.gatehouse.smack.policy.Access;
import org.gatehouse.smack.policy.Label;

/** What one task does to another, and what it becomes (Linux 6.12 smack_lsm.c). */
final class TaskChecks implements TaskHooks, PtraceHooks, CredHooks, BprmHooks, CapableHooks {
  private static final int DRACONIAN = 2;
  private static final About KILL = new About("smack_task_kill", "process");
  private static final About NICE = new About("smack_task_setnice", "process");
  private static final About SCHEDULER = new About("smack_task_setscheduler", "process");
  private static final About PTRACE = new About("smack_ptrace_access_check", "process");
  private static final About TRACEME = new About("smack_ptrace_traceme", "process");
  private static final About SYSLOG = new About("smack_syslog", "system");

  private final Judge judge;
  private final FileLabels files;

  TaskChecks(Judge judge, FileLabels files) {
    this.judge = judge;
    this.files = files;
  }

  private Verdict ask(About about, Cred subject, Task object, int request) {
    return judge.task(about, subject, judge.subjects().label(object), request);
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    return signal == 0 ? Verdict.ALLOW : ask(KILL, subject, task, Access.WRITE);
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return ask(NICE, subject, task, Access.WRITE);
  }

  @Override
  public Verdict taskSetscheduler(Cred subject, Task task) {
    return ask(SCHEDULER, subject, task, Access.WRITE);
  }

  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task child, PtraceMode mode) {
    Label object = judge.subjects().label(child);
    return mode == PtraceMode.READ
        ? judge.task(PTRACE, subject, object, Access.READ)
        : attach(PTRACE, subject, object);
  }

  @Override
  public Verdict ptraceTraceme(Cred subject, Task parent) {
    return attach(TRACEME, parent.cred(), judge.subjects().label(subject));
  }

  /** By rules, by equality or privilege, or by equality alone (smk_ptrace_rule_check). */
  private Verdict attach(About about, Cred tracer, Label tracee) {
    int rule = judge.smack().ptrace().get();
    int request = Access.READ | Access.WRITE;
    if (rule == 0) {
      return judge.task(about, tracer, tracee, request);
    }
    Label label = judge.subjects().label(tracer);
    boolean allowed =
        label == tracee
            || (rule != DRACONIAN && judge.isPrivileged(tracer, Capability.CAP_SYS_PTRACE));
    return allowed
        ? Verdict.ALLOW
        : Verdict.deny(
            Errno.EACCES,
            Judge.deny(about, label, tracee, request).reason() + "; ptrace is " + rule);
  }

  @Override
  public Verdict credPrepare(Cred cred, Cred old) {
    judge.subjects().prepare(cred, old);
    return Verdict.ALLOW;
  }

  @Override
  public void credTransfer(Cred cred, Cred old) {
    judge.subjects().prepare(cred, old);
  }

  /** SMACK64EXEC of an executable of the operating system. */
  @Override
  public Verdict bprmCredsFromFile(Cred subject, ProgramObject program, Inode file) {
    Label label = files.of(file).exec();
    if (label != null && program.cred() != subject && program.task() == null) {
      judge.subjects().exec(program.cred(), label);
    }
    return Verdict.ALLOW;
  }

  @Override
  public Verdict syslog(Cred subject, int type) {
    Label only = judge.smack().syslog();
    Label label = judge.subjects().label(subject);
    return only == null || only == label || judge.isPrivileged(subject, Capability.CAP_MAC_OVERRIDE)
        ? Verdict.ALLOW
        : Judge.deny(SYSLOG, label, only, Access.READ);
  }
}
