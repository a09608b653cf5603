package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.CredHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxClass;

/** What one task does to another or may do itself (Linux 6.1 hooks.c, selinux_task_*). */
final class TaskChecks implements TaskHooks, PtraceHooks, CredHooks, CapableHooks {
  private static final int PTRACE = SelinuxClass.PROCESS.bits("ptrace");
  private static final int LOOK = SelinuxClass.FILE.bits("read");
  private static final int SETSCHED = SelinuxClass.PROCESS.bits("setsched");
  private static final int GETCAP = SelinuxClass.PROCESS.bits("getcap");
  private static final int SETCAP = SelinuxClass.PROCESS.bits("setcap");
  private static final int FORK = SelinuxClass.PROCESS.bits("fork");
  private static final int SYSLOG_READ = SelinuxClass.SYSTEM.bits("syslog_read");
  private static final int SYSLOG_CONSOLE = SelinuxClass.SYSTEM.bits("syslog_console");
  private static final int SYSLOG_MOD = SelinuxClass.SYSTEM.bits("syslog_mod");
  private static final int NAMESPACE = SelinuxClass.USER_NAMESPACE.bits("create");
  private static final int SET_NO_NEW_PRIVS = 38;
  private static final int GET_NO_NEW_PRIVS = 39;

  private final Judge judge;

  TaskChecks(Judge judge) {
    this.judge = judge;
  }

  /** To install a bundle is to fork. */
  @Override
  public Verdict taskAlloc(Task task, Cred parent) {
    return judge.self(parent, SelinuxClass.PROCESS, FORK, task);
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

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    return judge.task(subject, task, SelinuxClass.PROCESS, Signals.permission(signal));
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return judge.task(subject, task, SelinuxClass.PROCESS, SETSCHED);
  }

  @Override
  public Verdict taskSetscheduler(Cred subject, Task task) {
    return judge.task(subject, task, SelinuxClass.PROCESS, SETSCHED);
  }

  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task child, PtraceMode mode) {
    return mode == PtraceMode.READ
        ? judge.task(subject, child, SelinuxClass.FILE, LOOK)
        : judge.task(subject, child, SelinuxClass.PROCESS, PTRACE);
  }

  @Override
  public Verdict ptraceTraceme(Cred subject, Task parent) {
    Task child = subject.task();
    return judge.ask(
        judge.subjects().sid(parent), judge.sid(subject), SelinuxClass.PROCESS, PTRACE, child);
  }

  @Override
  public Verdict capget(Cred subject, Task task) {
    return judge.task(subject, task, SelinuxClass.PROCESS, GETCAP);
  }

  @Override
  public Verdict capset(Cred subject, long effective, long inheritable, long permitted) {
    return judge.self(subject, SelinuxClass.PROCESS, SETCAP, null);
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's numbering
  public Verdict capable(Cred subject, Capability capability) {
    int number = capability.ordinal();
    SelinuxClass tclass =
        number < Integer.SIZE ? SelinuxClass.CAPABILITY : SelinuxClass.CAPABILITY2;
    return judge.self(subject, tclass, 1 << number % Integer.SIZE, capability);
  }

  @Override
  public Verdict syslog(Cred subject, int type) {
    int permission =
        switch (type) {
          case 3, 10 -> SYSLOG_READ;
          case 6, 7, 8 -> SYSLOG_CONSOLE;
          default -> SYSLOG_MOD;
        };
    return judge.framework(subject, SelinuxClass.SYSTEM, permission, null);
  }

  /** A world of its own: a class loader, a module layer, a framework. */
  @Override
  public Verdict usernsCreate(Cred subject) {
    return judge.self(subject, SelinuxClass.USER_NAMESPACE, NAMESPACE, null);
  }

  /** The only option that matters here; other modules see it too. */
  @Override
  public Reply<Integer> taskPrctl(
      Cred subject, int option, long arg2, long arg3, long arg4, long arg5) {
    TaskSecurity task = judge.subjects().of(subject);
    boolean plain = (arg3 | arg4 | arg5) == 0;
    if (option == SET_NO_NEW_PRIVS && plain && arg2 == 1) {
      task.denyNewPrivs();
      return Reply.of(0);
    }
    return option == GET_NO_NEW_PRIVS && plain && arg2 == 0 && task.noNewPrivs()
        ? Reply.of(1)
        : Reply.error(Errno.ENOSYS);
  }
}
