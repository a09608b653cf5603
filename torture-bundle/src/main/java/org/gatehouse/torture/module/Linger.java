package org.gatehouse.torture.module;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A hook that takes its time: some calls stay inside for up to half a millisecond. */
final class Linger {
  private static final int LONGEST_NANOS = 500_000;

  private Linger() {}

  /** One call of so many stays. */
  static void sometimes(int outOf) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (random.nextInt(outOf) == 0) {
      LockSupport.parkNanos(random.nextInt(LONGEST_NANOS));
    }
  }
}
