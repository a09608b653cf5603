package org.gatehouse.shell.command;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells how far something is while it takes its time, once an interval, until it is stopped. */
final class LoadTicker {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Supplier<String> progress;
  private final PrintStream out;
  private final long millis;
  private final Thread thread = new Thread(this::run, "gatehouse-progress");

  private LoadTicker(Supplier<String> progress, PrintStream out, long millis) {
    this.progress = progress;
    this.out = out;
    this.millis = millis;
  }

  /** Begins; the first word comes after one interval. */
  static LoadTicker start(Supplier<String> progress, PrintStream out, long millis) {
    LoadTicker ticker = new LoadTicker(progress, out, millis);
    ticker.thread.setDaemon(true);
    ticker.thread.start();
    return ticker;
  }

  private void run() {
    try {
      while (!done.await(millis, TimeUnit.MILLISECONDS)) {
        String now = progress.get();
        if (!now.isEmpty()) {
          out.print(now);
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends; a word that is being said may still come. */
  void stop() {
    done.countDown();
  }
}
