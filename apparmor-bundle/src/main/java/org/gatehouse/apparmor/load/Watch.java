package org.gatehouse.apparmor.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a directory of profiles again and again, on one daemon thread. A change counts after one
 * to two periods, in which the files stayed as they were. Looking costs a {@code stat} per file.
 */
public final class Watch implements AutoCloseable {
  private final ProfileDirectory directory;
  private final Loading loading;
  private final long millis;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private Watch(ProfileDirectory directory, Loading loading, Duration period) {
    this.directory = directory;
    this.loading = loading;
    this.millis = period.toMillis();
    this.thread = new Thread(this::run, "apparmor profiles");
    thread.setDaemon(true);
  }

  /** Begins. */
  public static Watch start(ProfileDirectory directory, Loading loading, Duration period) {
    Watch watch = new Watch(directory, loading, period);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!end.await(millis, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever a look throws is told: the next one may be better. */
  private void look() {
    try {
      directory.poll();
    } catch (RuntimeException | StackOverflowError e) {
      loading.watcher().refused(directory.path().toString(), directory.path() + ":1:1: " + e);
    }
  }

  /** Ends; a look that is under way is waited for. */
  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
