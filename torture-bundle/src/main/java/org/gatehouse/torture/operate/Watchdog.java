package org.gatehouse.torture.operate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/** Looks for threads that wait for each other, twice a second. */
final class Watchdog implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Ledger ledger;
  private volatile boolean over;

  Watchdog(Ledger ledger) {
    this.ledger = ledger;
  }

  void stop() {
    over = true;
  }

  @Override
  public void run() {
    while (!over) {
      look();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void look() {
    long[] stuck = threads.findDeadlockedThreads();
    ledger.count(Count.WATCHED);
    if (stuck != null) {
      ledger.count(Count.DEADLOCKS);
      ledger.remark("threads wait for each other: " + names(threads.getThreadInfo(stuck)));
    }
  }

  private static String names(ThreadInfo... stuck) {
    return Arrays.stream(stuck)
        .map(thread -> thread.getThreadName() + " for " + thread.getLockName())
        .collect(Collectors.joining(", "));
  }
}
