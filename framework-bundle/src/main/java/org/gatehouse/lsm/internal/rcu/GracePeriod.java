package org.gatehouse.lsm.internal.rcu;

/** The writer's side of read-copy-update: wait until every reader that may hold the old is gone. */
public interface GracePeriod {
  /**
   * Returns when every read section that began before this call has ended.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EDEADLK if this thread is inside a section itself
   */
  void synchronize();

  /** Runs the action on the reclaimer thread after a grace period; returns at once. */
  void callAfter(Runnable action);
}
