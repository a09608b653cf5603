package org.gatehouse.apparmor.load;

import java.util.concurrent.Semaphore;

/** Looks happen when the test says so. */
public final class Ticks implements Beat {
  private final Semaphore waits = new Semaphore(0);
  private final Semaphore looks = new Semaphore(0);
  private volatile boolean closed;

  @Override
  public boolean next() throws InterruptedException {
    waits.release();
    looks.acquire();
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    looks.release();
  }

  /** One look; it is over when this returns. */
  public void tick() throws InterruptedException {
    waits.acquire();
    looks.release();
    waits.acquire();
    waits.release();
  }
}
