package org.gatehouse.host;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Bounds the end of the JVM, which waits for the shutdown hooks of applications. The framework is
 * stopped by then and mediation closed, so a hook may wait for ever for what is denied to it.
 */
final class Bound implements Runnable {
  private static final int MANY = 5;

  private final long millis;

  private Bound(long millis) {
    this.millis = millis;
  }

  /** From now on the JVM has so long to end. */
  static void start(long millis) {
    Thread thread = new Thread(new Bound(millis), "gatehouse-bound");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      System.err.println(
          "gatehouse: shutdown hooks did not end within "
              + millis / 1000
              + " s, the JVM is halted; still running: "
              + running());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  /** Hooks among them; the JVM waits for no daemon. */
  private static String running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .filter(name -> !name.equals("main") && !name.equals("DestroyJavaVM"))
        .limit(MANY)
        .collect(Collectors.joining(", "));
  }
}
