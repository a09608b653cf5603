package org.gatehouse.selinux.label;

/** A malformed line of a label file. Its message starts with {@code file:line:column}. */
public final class LabelSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;

  LabelSyntaxException(String file, int line, int column, String reason) {
    super(file + ":" + line + ":" + column + ": " + reason);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** The file's name as it was given. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column in bytes, from 1. */
  public int column() {
    return column;
  }
}
