package org.gatehouse.smack.policy;

/** A rules file that is refused, and where in it the fault is. */
public final class RuleFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Line and column count from 1. */
  RuleFileException(int line, int column, String reason) {
    super(line + ":" + column + ": " + reason);
  }

  /** {@code line:column: reason}. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
