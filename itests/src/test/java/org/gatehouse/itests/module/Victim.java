package org.gatehouse.itests.module;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that may read the secret, and minds its own business. */
public final class Victim implements BundleActivator {
  private static String mine = "the secret is 42";

  @Override
  public void start(BundleContext context) {
    if (mine.isEmpty()) {
      throw new IllegalStateException("somebody took it");
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
