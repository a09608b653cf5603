package org.gatehouse.capability;

import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.capability.policy.Bits;
import org.gatehouse.capability.policy.CapState;
import org.gatehouse.capability.policy.Capset;
import org.gatehouse.capability.policy.Prctl;
import org.gatehouse.capability.policy.TaskCaps;
import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;

/** What a subject may do by the capabilities it holds, and how it changes them. */
record PrivilegeHooks(Supplier<Holdings> held, Supplier<ModuleContext> asked)
    implements CapableHooks, PtraceHooks, TaskHooks {
  private Holdings holdings() {
    return held.get();
  }

  private ModuleContext context() {
    return asked.get();
  }

  private boolean has(Cred subject, Capability capability) {
    return Bits.has(holdings().caps(subject).effective(), capability);
  }

  @Override
  public Verdict capable(Cred subject, Capability capability) {
    return has(subject, capability)
        ? Verdict.ALLOW
        : Denials.lacks(subject, holdings().caps(subject), capability);
  }

  /** Through the whole stack, as ns_capable. */
  private Verdict need(Cred subject, Capability capability) {
    return context().isCapable(subject, capability)
        ? Verdict.ALLOW
        : Denials.lacks(subject, holdings().caps(subject), capability);
  }

  @Override
  public Verdict settime(Cred subject) {
    return need(subject, Capability.CAP_SYS_TIME);
  }

  @Override
  public boolean vmEnoughMemory(Cred subject, long pages) {
    return has(subject, Capability.CAP_SYS_ADMIN);
  }

  /** Only a check: who asks may yet be refused by another module. */
  @Override
  public Verdict capset(Cred subject, long effective, long inheritable, long permitted) {
    CapState wanted = new CapState(effective, inheritable, permitted);
    return capset(subject, wanted, holdings().caps(subject)).isPresent()
        ? Verdict.ALLOW
        : Verdict.deny(Errno.EPERM, subject + " cannot have " + wanted);
  }

  private Optional<TaskCaps> capset(Cred subject, CapState wanted, TaskCaps old) {
    return Capset.run(old, wanted, has(subject, Capability.CAP_SETPCAP));
  }

  /** Sets them; false for EPERM. */
  boolean set(Cred subject, CapState wanted) {
    Reply<Integer> reply =
        holdings()
            .change(
                subject,
                old ->
                    capset(subject, wanted, old)
                        .map(next -> new Prctl.Outcome(next, Reply.of(0)))
                        .orElseGet(() -> new Prctl.Outcome(old, Reply.error(Errno.EPERM))));
    return reply.isValue();
  }

  /** Linux lets a process reach itself before it asks; files look with effective capabilities. */
  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task task, PtraceMode mode) {
    TaskCaps mine = holdings().caps(subject);
    long held = mode == PtraceMode.READ ? mine.effective() : mine.permitted();
    return subject.task() == task || covers(held, task)
        ? Verdict.ALLOW
        : need(subject, Capability.CAP_SYS_PTRACE);
  }

  @Override
  public Verdict ptraceTraceme(Cred subject, Task parent) {
    long child = holdings().caps(subject).permitted();
    return Bits.isSubset(child, holdings().caps(parent.cred()).permitted())
        ? Verdict.ALLOW
        : need(parent.cred(), Capability.CAP_SYS_PTRACE);
  }

  private boolean covers(long held, Task task) {
    return Bits.isSubset(holdings().caps(task.cred()).permitted(), held);
  }

  /** cap_safe_nice. */
  private Verdict nice(Cred subject, Task task) {
    return covers(holdings().caps(subject).permitted(), task)
        ? Verdict.ALLOW
        : need(subject, Capability.CAP_SYS_NICE);
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return nice(subject, task);
  }

  @Override
  public Verdict taskSetscheduler(Cred subject, Task task) {
    return nice(subject, task);
  }

  /** A bundle has no uids: to become somebody with more capabilities needs CAP_SETUID. */
  @Override
  public Verdict taskFixSetuid(Cred subject, Cred target) {
    long wanted = holdings().caps(target).permitted();
    return Bits.isSubset(wanted, holdings().caps(subject).permitted())
        ? Verdict.ALLOW
        : need(subject, Capability.CAP_SETUID);
  }

  @Override
  public Reply<Integer> taskPrctl(
      Cred subject, int option, long arg2, long arg3, long arg4, long arg5) {
    boolean setpcap = has(subject, Capability.CAP_SETPCAP);
    return holdings()
        .change(subject, old -> new Prctl(old, setpcap).run(option, arg2, arg3, arg4, arg5));
  }
}
