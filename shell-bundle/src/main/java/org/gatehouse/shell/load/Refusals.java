package org.gatehouse.shell.load;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** Failures of the framework as refusals: what was refused, and the cause in one line. */
final class Refusals {
  private Refusals() {}

  /** The errno is the module's own, if it threw one; otherwise EINVAL. */
  static LsmException of(String what, Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Errno errno = root instanceof LsmException refusal ? refusal.errno() : Errno.EINVAL;
    String reason = root instanceof LsmException ? root.getMessage() : oneLine(root);
    return new LsmException(errno, what + ": " + reason, failure);
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.replaceAll("\\s+", " ").strip();
  }
}
