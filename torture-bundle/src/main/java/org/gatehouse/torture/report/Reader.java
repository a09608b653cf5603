package org.gatehouse.torture.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/** Reads a file and tries to write it, again and again; somebody forbids the writing meanwhile. */
final class Reader implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final Path file;
  private final Ledger ledger;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean begun;
  private volatile boolean over;

  Reader(Path file, Ledger ledger) {
    this.file = file;
    this.ledger = ledger;
  }

  @Override
  public void run() {
    begun = true;
    while (!over) {
      ledger.count(isDone(this::read) ? Count.REPORTS_READ : Count.REPORTS_REFUSED);
      if (isDone(this::write)) {
        ledger.count(Count.REPORTS_FORGED);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    ended.countDown();
  }

  /** Something with the file. */
  private interface Act {
    void run() throws IOException;
  }

  private static boolean isDone(Act act) {
    try {
      act.run();
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }

  private void read() throws IOException {
    if (Files.size(file) != Files.readAllBytes(file).length) {
      ledger.remark("the report changed its size");
    }
  }

  private void write() throws IOException {
    Files.writeString(file, "", StandardOpenOption.WRITE);
  }

  /** Ends it, and says what it got done. */
  String rest() throws InterruptedException {
    over = true;
    if (begun) {
      ended.await(1, TimeUnit.SECONDS);
    }
    return String.format(
        Locale.ROOT,
        "%,d reads done, %,d refused, %,d writes let through",
        ledger.get(Count.REPORTS_READ),
        ledger.get(Count.REPORTS_REFUSED),
        ledger.get(Count.REPORTS_FORGED));
  }
}
