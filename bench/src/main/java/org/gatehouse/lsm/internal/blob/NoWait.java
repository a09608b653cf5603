package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.internal.rcu.GracePeriod;

/** No reader is about: every grace period is over at once. */
final class NoWait implements GracePeriod {
  static final GracePeriod INSTANCE = new NoWait();

  private NoWait() {}

  @Override
  public void synchronize() {}

  @Override
  public void callAfter(Runnable action) {
    action.run();
  }
}
