package org.gatehouse.apparmor.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When a {@link Watch} looks. One thread waits, another one ends it. */
public interface Beat extends AutoCloseable {
  /** Waits for the next look; false, at once, after the end. */
  boolean next() throws InterruptedException;

  /** Ends it. */
  @Override
  void close();

  /** A look after each period. */
  static Beat every(Duration period) {
    CountDownLatch end = new CountDownLatch(1);
    return new Beat() {
      @Override
      public boolean next() throws InterruptedException {
        return !end.await(period.toNanos(), TimeUnit.NANOSECONDS);
      }

      @Override
      public void close() {
        end.countDown();
      }
    };
  }
}
