package org.gatehouse.testkit;

import java.util.concurrent.CountDownLatch;

/** Holds every call that reaches it, inside the hook, until it is released. */
public final class Hold {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Called in the hook; returns once {@link #release} was called. */
  public void pass() {
    entered.countDown();
    Waits.open(released, "release of a held call");
  }

  /** Returns once a call is held. */
  public void awaitEntered() {
    Waits.open(entered, "a call to hold");
  }

  /** Lets go of the held calls; later ones pass. */
  public void release() {
    released.countDown();
  }
}
