package org.gatehouse.yama.policy;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.lsm.object.Capability;

/**
 * One process reaches for another, decided as Linux 6.1 does: the ordinary rules of kernel/ptrace.c
 * and fs/proc, then commoncap, then Yama.
 *
 * <p>A process of uid 0 holds every capability and another none, but for the tracer's
 * CAP_SYS_PTRACE, which is given. Real, effective and file system ids are the same, and so are
 * permitted and effective sets.
 *
 * @param scope ptrace_scope
 * @param relation how the tracee stands to the tracer
 * @param tracerUid the tracer's uid
 * @param traceeUid the tracee's uid
 * @param tracerCapable whether the tracer holds CAP_SYS_PTRACE
 * @param dumpable whether the tracee is dumpable (SUID_DUMP_USER)
 * @param operation what the tracer does; for PTRACE_TRACEME what the tracee does
 */
record Attempt(
    PtraceScope scope,
    Relation relation,
    long tracerUid,
    long traceeUid,
    boolean tracerCapable,
    boolean dumpable,
    Operation operation) {
  private static Set<Capability> ordinary(long uid) {
    return uid == 0 ? EnumSet.allOf(Capability.class) : EnumSet.noneOf(Capability.class);
  }

  private Set<Capability> tracerCapabilities() {
    Set<Capability> held = ordinary(tracerUid);
    held.remove(Capability.CAP_SYS_PTRACE);
    if (tracerCapable) {
      held.add(Capability.CAP_SYS_PTRACE);
    }
    return held;
  }

  private Set<Capability> traceeCapabilities() {
    boolean inherited = relation.isSameCreds() && tracerUid == traceeUid;
    return inherited ? tracerCapabilities() : ordinary(traceeUid);
  }

  /** 0, 1 (EPERM) or 13 (EACCES). */
  int errno() {
    boolean allowed = operation == Operation.PTRACE_TRACEME ? mayTraceme() : mayReach();
    return allowed ? 0 : operation.denial();
  }

  /** ptrace_traceme: no uid is compared, only the modules are asked. */
  private boolean mayTraceme() {
    return isCapabilitySubset() && scope.allowsTraceme(this::tracerCapable);
  }

  private boolean mayReach() {
    if (relation == Relation.SELF) {
      return mayOpenFile() && !operation.isRequest();
    }
    return mayOpenFile()
        && isUidAllowed()
        && isDumpAllowed()
        && isCapabilitySubset()
        && isYamaAllowed();
  }

  /** The file's owner is the tracee, or root while the tracee is not dumpable (task_dump_owner). */
  private boolean mayOpenFile() {
    long owner = dumpable ? traceeUid : 0;
    int bits = tracerUid == owner ? 0400 : 0004;
    boolean override = tracerCapabilities().contains(Capability.CAP_DAC_OVERRIDE);
    return override || (operation.fileMode() & bits) != 0;
  }

  /** The first half of __ptrace_may_access. */
  private boolean isUidAllowed() {
    return tracerUid == traceeUid || tracerCapable;
  }

  /** The second half of __ptrace_may_access. */
  private boolean isDumpAllowed() {
    return dumpable || tracerCapable;
  }

  /** cap_ptrace_access_check and cap_ptrace_traceme. */
  private boolean isCapabilitySubset() {
    return tracerCapable || tracerCapabilities().containsAll(traceeCapabilities());
  }

  private boolean isYamaAllowed() {
    return !operation.isAttach() || scope.allowsAttach(relation.isRelated(), this::tracerCapable);
  }
}
