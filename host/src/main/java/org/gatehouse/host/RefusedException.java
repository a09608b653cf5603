package org.gatehouse.host;

/** The launcher will not do what it was asked; the message is the one line to print. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String line;

  RefusedException(String line) {
    super(line);
    this.line = line;
  }

  @Override
  public String getMessage() {
    return line;
  }
}
