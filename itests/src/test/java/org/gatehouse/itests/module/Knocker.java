package org.gatehouse.itests.module;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * An application whose threads try to open a file as fast as they can. When its time is over it
 * says how often the door was open, and how often it was shut; it needs no more files to do so.
 */
public final class Knocker implements BundleActivator {
  private static final int THREADS = 2;
  private static final long END = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);

  private final LongAdder open = new LongAdder();
  private final LongAdder shut = new LongAdder();

  @Override
  public void start(BundleContext context) {
    String path = context.getBundle().getHeaders("").get("Test-File");
    Runnable knock = () -> knock(path);
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(knock, "knocker-" + i);
      threads[i].start();
    }
    new Thread(() -> report(threads), "knocker-report").start();
  }

  @Override
  public void stop(BundleContext context) {}

  private void knock(String path) {
    while (System.nanoTime() < END) {
      try {
        new FileInputStream(path).close();
        open.increment();
      } catch (IOException | RuntimeException e) {
        shut.increment();
      }
    }
  }

  private void report(Thread... threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      System.out.println("interrupted");
    }
    System.out.println("knocked: open " + open.sum() + " shut " + shut.sum());
  }
}
