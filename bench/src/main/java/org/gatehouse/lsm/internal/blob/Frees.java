package org.gatehouse.lsm.internal.blob;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a value was freed. */
final class Frees {
  private final AtomicInteger count = new AtomicInteger();

  void free(Object value) {
    count.incrementAndGet();
  }

  int count() {
    return count.get();
  }
}
