package org.gatehouse.lsm.internal.stack;

import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/** Where the stacker tells what it did; never blocks, never throws. */
@FunctionalInterface
public interface Notices {
  /**
   * One event.
   *
   * @param what a word for what was done
   * @param subject who wanted it
   * @param object what it was done to
   * @param errno why it was refused; null if it was done
   * @param reason in words
   */
  void tell(
      AuditEvent.Type type,
      String what,
      String subject,
      String object,
      @Nullable Errno errno,
      String reason);

  /** A change of the stack. */
  default void stack(String what, String module, String reason) {
    tell(AuditEvent.Type.STACK, what, "", module, null, reason);
  }
}
