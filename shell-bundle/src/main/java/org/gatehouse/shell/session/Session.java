package org.gatehouse.shell.session;

/** A script or a console, on a thread of its own. */
public interface Session extends Runnable {
  /** The bundle stops. What runs now goes on: it may be what stops the bundle. */
  void stop();

  /** Whether it only waits, so that its thread may be interrupted. */
  boolean isIdle();
}
