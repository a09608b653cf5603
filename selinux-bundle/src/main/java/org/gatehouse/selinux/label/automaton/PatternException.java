package org.gatehouse.selinux.label.automaton;

/** A pattern that cannot be matched here, with the offset in it where that shows. */
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  PatternException(int offset, String reason) {
    super(reason);
    this.offset = offset;
  }

  /** The index of the offending character, from 0. */
  public int offset() {
    return offset;
  }
}
