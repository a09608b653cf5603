package org.gatehouse.yama.policy;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** The values of ptrace_scope and what each allows (Linux 6.1 security/yama/yama_lsm.c). */
public enum PtraceScope {
  /** 0: Yama allows everything. */
  DISABLED(0),
  /** 1: attach to descendants, and to tasks that declared the tracer. */
  RELATIONAL(1),
  /** 2: attach with CAP_SYS_PTRACE only. */
  CAPABILITY(2),
  /** 3: no attach, and no way back. */
  NO_ATTACH(3);

  private final int number;

  PtraceScope(int number) {
    this.number = number;
  }

  /**
   * Whether a tracer may attach (yama_ptrace_access_check).
   *
   * @param related the tracee descends from the tracer, or declared it or an ancestor of it
   * @param capable asks whether the tracer holds CAP_SYS_PTRACE; asked only where it matters
   */
  public boolean allowsAttach(boolean related, BooleanSupplier capable) {
    return switch (this) {
      case DISABLED -> true;
      case RELATIONAL -> related || capable.getAsBoolean();
      case CAPABILITY -> capable.getAsBoolean();
      case NO_ATTACH -> false;
    };
  }

  /**
   * Whether a tracee may offer itself to its parent (yama_ptrace_traceme).
   *
   * @param capable asks whether the parent holds CAP_SYS_PTRACE
   */
  public boolean allowsTraceme(BooleanSupplier capable) {
    return switch (this) {
      case DISABLED, RELATIONAL -> true;
      case CAPABILITY -> capable.getAsBoolean();
      case NO_ATTACH -> false;
    };
  }

  /** The number as it is read and written. */
  public int number() {
    return number;
  }

  /**
   * The scope of this number.
   *
   * @throws IllegalArgumentException unless the text is one of 0, 1, 2 and 3
   */
  public static PtraceScope parse(String text) {
    return Arrays.stream(values())
        .filter(scope -> text.equals(String.valueOf(scope.number)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is not a number from 0 to 3"));
  }
}
