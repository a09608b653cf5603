package org.gatehouse.apparmor.module;

import org.gatehouse.lsm.object.Task;

/** Stops the bundle of a task that a profile or a wrong token ended. */
@FunctionalInterface
interface Ends {
  /**
   * Asked within a hook: returns at once, and the bundle is stopped on another thread, where it is
   * still in that start.
   */
  void end(Task task, int incarnation);
}
