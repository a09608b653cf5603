package org.gatehouse.shell.line;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/** A command failed; its message is the one line that a person sees, and there is no more to it. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  private CommandFailure(String line, Errno errno, Throwable cause) {
    super(line, cause, false, false);
    this.errno = errno;
  }

  /** The failure of a command that was refused. */
  public static CommandFailure of(String command, LsmException refusal) {
    String line = command + ": " + refusal.errno() + ": " + refusal.getMessage();
    return new CommandFailure(line, refusal.errno(), refusal);
  }

  /** Why it failed. */
  public Errno errno() {
    return errno;
  }
}
