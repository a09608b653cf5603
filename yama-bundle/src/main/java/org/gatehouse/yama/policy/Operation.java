package org.gatehouse.yama.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways into another process, each with what Linux asks for it. */
enum Operation {
  PTRACE_ATTACH,
  PTRACE_SEIZE,
  PTRACE_TRACEME,
  PROCESS_VM_READV,
  OPEN_PROC_MEM,
  OPEN_PROC_MAPS,
  KCMP;

  /** The operation of this name as tables have it: requests in capitals, calls in small letters. */
  static Optional<Operation> of(String name) {
    return Arrays.stream(values()).filter(o -> o.toString().equals(name)).findFirst();
  }

  /** PTRACE_MODE_READ or PTRACE_MODE_ATTACH; only the latter concerns Yama. */
  boolean isAttach() {
    return this != OPEN_PROC_MAPS && this != KCMP;
  }

  /** Whether it is a request of ptrace(2) by the tracer, which refuses the caller's own threads. */
  boolean isRequest() {
    return this == PTRACE_ATTACH || this == PTRACE_SEIZE;
  }

  /** The permission bits of the file in /proc that it opens; 0777 where it opens none. */
  int fileMode() {
    return switch (this) {
      case OPEN_PROC_MEM -> 0600;
      case OPEN_PROC_MAPS -> 0444;
      default -> 0777;
    };
  }

  /** What a denial looks like: EACCES from files, EPERM from calls. */
  int denial() {
    return this == OPEN_PROC_MEM || this == OPEN_PROC_MAPS ? 13 : 1;
  }

  @Override
  public String toString() {
    return name().startsWith("PTRACE_") ? name() : name().toLowerCase(Locale.ROOT);
  }
}
