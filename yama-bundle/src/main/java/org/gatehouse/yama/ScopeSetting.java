package org.gatehouse.yama;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.yama.policy.PtraceScope;

/** ptrace_scope, which nothing lowers once it is 3. */
final class ScopeSetting {
  private volatile PtraceScope scope = PtraceScope.DISABLED; // written under this
  private String configured = ""; // guarded by this

  PtraceScope get() {
    return scope;
  }

  /**
   * Sets it; what is refused leaves it as it was.
   *
   * @throws LsmException EINVAL for anything but 0 to 3, and for less than 3 once it is 3
   */
  synchronized void set(String text) {
    PtraceScope wanted = parse(text);
    if (scope == PtraceScope.NO_ATTACH && wanted != scope) {
      throw new LsmException(
          Errno.EINVAL, "ptrace_scope is 3 and stays 3; it cannot become " + wanted.number());
    }
    scope = wanted;
  }

  private static PtraceScope parse(String text) {
    try {
      return PtraceScope.parse(text);
    } catch (IllegalArgumentException e) {
      throw new LsmException(Errno.EINVAL, "ptrace_scope: " + e.getMessage(), e);
    }
  }

  /** Sets it from a configuration, unless that is the one it was last set from. */
  synchronized void configure(String text) {
    if (!configured.equals(text)) {
      configured = text;
      set(text);
    }
  }
}
