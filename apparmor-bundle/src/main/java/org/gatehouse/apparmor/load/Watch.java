package org.gatehouse.apparmor.load;

/**
 * Looks at a directory of profiles again and again, on one daemon thread. A change counts after one
 * to two periods, in which the files stayed as they were. Looking costs a {@code stat} per file.
 */
public final class Watch implements AutoCloseable {
  private final ProfileDirectory directory;
  private final Loading loading;
  private final Beat beat;
  private final Thread thread;

  private Watch(ProfileDirectory directory, Loading loading, Beat beat) {
    this.directory = directory;
    this.loading = loading;
    this.beat = beat;
    this.thread = new Thread(this::run, "apparmor profiles");
    thread.setDaemon(true);
  }

  /** Begins. */
  public static Watch start(ProfileDirectory directory, Loading loading, Beat beat) {
    Watch watch = new Watch(directory, loading, beat);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (beat.next()) {
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
    beat.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
