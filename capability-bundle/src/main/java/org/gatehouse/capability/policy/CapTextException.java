package org.gatehouse.capability.policy;

/** A text that is wrong at a place of it. */
public final class CapTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int offset;

  /**
   * Wrong at a place.
   *
   * @param offset in characters from the beginning of the text
   */
  public CapTextException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** The place, in characters from the beginning of the text. */
  public int offset() {
    return offset;
  }

  /** The same in a longer text that begins so much earlier. */
  CapTextException within(int start) {
    return new CapTextException(start + offset, String.valueOf(getMessage()));
  }
}
