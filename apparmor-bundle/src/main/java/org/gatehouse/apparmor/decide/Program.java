package org.gatehouse.apparmor.decide;

import org.gatehouse.apparmor.dfa.Xattrs;

/** What is executed. */
public final class Program {
  private final byte[] path;
  private final boolean owner;
  private final Xattrs xattrs;

  /**
   * A program.
   *
   * @param path nobody changes it any more
   * @param owner whether it is the task's own user's
   */
  public Program(byte[] path, boolean owner, Xattrs xattrs) {
    this.path = path;
    this.owner = owner;
    this.xattrs = xattrs;
  }

  byte[] path() {
    return path;
  }

  boolean owner() {
    return owner;
  }

  Xattrs xattrs() {
    return xattrs;
  }
}
