package org.gatehouse.selinux.module;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks again and again, on one daemon thread. A look that fails is told, and the last one: what
 * cannot be looked at now is not asked for every few seconds.
 */
final class Looks implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Looks::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "selinux files");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins. */
  static Looks start(Runnable look, Duration period, Consumer<String> told) {
    Looks looks = new Looks();
    looks.begin(look, period.toMillis(), told);
    return looks;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // whatever the look throws was told
  private void begin(Runnable look, long millis, Consumer<String> told) {
    Runnable telling =
        () -> {
          try {
            look.run();
          } catch (RuntimeException e) {
            told.accept("changes of files are not told any more: " + e);
            throw e;
          }
        };
    thread.scheduleWithFixedDelay(telling, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Ends with the look that is under way, which is not waited for. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
