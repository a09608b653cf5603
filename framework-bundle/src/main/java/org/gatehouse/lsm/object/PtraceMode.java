package org.gatehouse.lsm.object;

/** How far a task reaches into another (Linux 6.12 include/linux/ptrace.h). */
public enum PtraceMode {
  /** Looks only: stack dumps, heap dumps, reflective reads. */
  READ,
  /** Takes hold: setAccessible, private lookup, instrumentation, attach. */
  ATTACH
}
