package org.gatehouse.itests.module;

import java.util.TimeZone;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that sets the time zone of the JVM when it starts, to what it is. */
public final class Clockmaker implements BundleActivator {
  @Override
  public void start(BundleContext given) {
    TimeZone.setDefault(TimeZone.getDefault());
  }

  @Override
  public void stop(BundleContext given) {}
}
