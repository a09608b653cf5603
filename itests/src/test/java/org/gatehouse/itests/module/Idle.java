package org.gatehouse.itests.module;

/** Comes with the reacher's bundle, and no hook leads to it. */
public final class Idle {
  static {
    Reacher.initialized("i");
  }

  private Idle() {}
}
