package org.gatehouse.torture;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs the program that the launcher asked for, on a thread of its own. */
public final class Activator implements BundleActivator {
  private @Nullable Thread thread;

  /** For the framework. */
  public Activator() {}

  @Override
  public void start(BundleContext context) {
    String line = context.getProperty("gatehouse.torture.args");
    if (line != null) {
      thread = new Thread(new Performance(context, line), "gatehouse-torture");
      thread.start();
    }
  }

  @Override
  public void stop(BundleContext context) {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
