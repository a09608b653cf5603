package org.gatehouse.torture.app;

import java.lang.reflect.InvocationTargetException;

/** Starts platform threads, and virtual ones where the JDK has them. */
final class Threads {
  private Threads() {}

  static Thread platform(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** A virtual thread on JDK 21 and later, a platform thread before. */
  static Thread virtual(Runnable body, String name) {
    if (Runtime.version().feature() < 21) {
      return platform(body, name);
    }
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("JDK 21 and later start virtual threads", e);
    }
  }
}
