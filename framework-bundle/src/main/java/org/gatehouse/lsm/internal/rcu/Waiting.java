package org.gatehouse.lsm.internal.rcu;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that an interrupt does not end; the interrupt is kept for the caller. */
public final class Waiting {
  private Waiting() {}

  /** Until the latch is open. */
  public static void forever(CountDownLatch latch) {
    while (!upTo(latch, Long.MAX_VALUE)) {
      Thread.onSpinWait();
    }
  }

  /** Until the latch is open or so many milliseconds are over; whether it is open. */
  public static boolean upTo(CountDownLatch latch, long millis) {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    long end = System.nanoTime() + left;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return latch.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
          left = millis == Long.MAX_VALUE ? Long.MAX_VALUE : end - System.nanoTime();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
