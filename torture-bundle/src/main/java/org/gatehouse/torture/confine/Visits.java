package org.gatehouse.torture.confine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A visitor who asks for one page all the time; each answer must be the page. */
final class Visits implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PATIENCE_MILLIS = 10_000;

  private final Site site;
  private final String path;
  private final String page;
  private final Thread thread = new Thread(this, "visitor");
  private volatile boolean over;

  /** Begins. */
  Visits(Site site, String path) {
    this.site = site;
    this.path = path;
    this.page = site.get(path);
    thread.start();
  }

  @Override
  public void run() {
    while (!over) {
      site.visit(path, page);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** The visit that it is at was the last. */
  void end() throws InterruptedException {
    over = true;
    thread.join(PATIENCE_MILLIS);
  }
}
