package org.gatehouse.torture.module;

/** One life of a module, from enabling to the moment when it was told that it is over. */
final class Life {
  /** Before the first life. */
  static final Life NONE = new Life();

  static {
    NONE.end();
  }

  private volatile boolean over;

  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
