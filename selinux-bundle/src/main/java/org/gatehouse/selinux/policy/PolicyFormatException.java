package org.gatehouse.selinux.policy;

/** A binary policy that is wrong at a place of it. */
public final class PolicyFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int offset;

  /**
   * Wrong at a place.
   *
   * @param offset in bytes from the beginning of the file
   */
  public PolicyFormatException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** The place, in bytes from the beginning of the file. */
  public int offset() {
    return offset;
  }
}
