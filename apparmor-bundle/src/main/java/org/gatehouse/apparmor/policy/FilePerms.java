package org.gatehouse.apparmor.policy;

/** The permissions of a file rule, as bits. */
public final class FilePerms {
  /** Execute. */
  public static final int EXEC = 1;

  /** Write; contains {@link #APPEND} when it was written {@code w}. */
  public static final int WRITE = 2;

  /** Read. */
  public static final int READ = 4;

  /** Append. */
  public static final int APPEND = 8;

  /** Hard link. */
  public static final int LINK = 0x10;

  /** Lock. */
  public static final int LOCK = 0x20;

  /** Map executable. */
  public static final int MMAP = 0x40;

  private FilePerms() {}
}
