package org.gatehouse.host;

/**
 * The start levels. Below {@link #MODULES} is the infrastructure; at {@link #POLICY} the stack must
 * be complete, and framework-bundle's gate then opens the way to {@link #RUN}.
 */
final class Levels {
  static final int MODULES = 4;
  static final int POLICY = 5;
  static final int RUN = 10;

  private Levels() {}
}
