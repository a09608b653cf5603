package org.gatehouse.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that end: what does not happen within ten seconds fails the test and says what it was. */
public final class Waits {
  /** How long anything may take, in milliseconds. */
  public static final long MILLIS = 30_000;

  private Waits() {}

  /** Until the latch is open. */
  public static void open(CountDownLatch latch, String what) {
    until(() -> latch.getCount() == 0, what);
  }

  /** Until the condition holds; asked every half millisecond. */
  public static void until(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + MILLIS + " ms: " + what);
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
