package org.gatehouse.selinux.label;

/** The type of a file, as the second field of {@code file_contexts} names it. */
public enum FileType {
  /** No type is known, or any will do. */
  ANY(""),
  /** A regular file. */
  FILE("--"),
  /** A directory. */
  DIRECTORY("-d"),
  /** A symbolic link. */
  SYMLINK("-l"),
  /** A character device. */
  CHARACTER("-c"),
  /** A block device. */
  BLOCK("-b"),
  /** A socket. */
  SOCKET("-s"),
  /** A named pipe. */
  PIPE("-p");

  private final String symbol;

  FileType(String symbol) {
    this.symbol = symbol;
  }

  /** The field's text; empty for {@link #ANY}. */
  public String symbol() {
    return symbol;
  }

  /** If a line for this type counts for a file of another: an unknown type is any. */
  boolean covers(FileType asked) {
    return this == ANY || asked == ANY || this == asked;
  }
}
