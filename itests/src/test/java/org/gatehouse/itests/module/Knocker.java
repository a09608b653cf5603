package org.gatehouse.itests.module;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * An application whose threads try to open a file as fast as they can. When it is stopped it says
 * how often the door was open, and how often it was shut; it needs no files to do so.
 */
public final class Knocker implements BundleActivator {
  private final LongAdder open = new LongAdder();
  private final LongAdder shut = new LongAdder();
  private final Thread[] threads = new Thread[2];
  private volatile boolean over;

  @Override
  public void start(BundleContext context) {
    String path = context.getBundle().getHeaders("").get("Test-File");
    Runnable knock = () -> knock(path);
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(knock, "knocker-" + i);
      threads[i].start();
    }
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("knocked: open " + open.sum() + " shut " + shut.sum());
  }

  private void knock(String path) {
    while (!over) {
      try {
        new FileInputStream(path).close();
        open.increment();
      } catch (IOException | RuntimeException e) {
        shut.increment();
      }
    }
  }
}
