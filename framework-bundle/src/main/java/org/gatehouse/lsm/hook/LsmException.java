package org.gatehouse.lsm.hook;

/** A refused call of the host: an errno, and one line that says what was wrong and names it. */
public final class LsmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  /**
   * @param errno what a system call would answer
   * @param message one line for a person
   */
  public LsmException(Errno errno, String message) {
    super(message);
    this.errno = errno;
  }

  /** Where something else caused it. */
  public LsmException(Errno errno, String message, Throwable cause) {
    super(message, cause);
    this.errno = errno;
  }

  /** What a system call would answer. */
  public Errno errno() {
    return errno;
  }
}
