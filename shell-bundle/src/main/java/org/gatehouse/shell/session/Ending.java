package org.gatehouse.shell.session;

import java.util.Collection;
import java.util.function.IntConsumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The launcher's service that ends the run. */
public final class Ending {
  private static final String FILTER = "(gatehouse.exit=true)";

  private final BundleContext framework;

  /** Looks for it in the framework's own context. */
  public Ending(BundleContext framework) {
    this.framework = framework;
  }

  /** Ends the run with this status; returns at once. Without a launcher nothing happens. */
  public void end(int status) {
    if ((framework.getBundle().getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0) {
      return; // it ends already
    }
    for (ServiceReference<IntConsumer> reference : references()) {
      IntConsumer exit = framework.getService(reference);
      if (exit != null) {
        exit.accept(status);
      }
    }
  }

  private Collection<ServiceReference<IntConsumer>> references() {
    try {
      return framework.getServiceReferences(IntConsumer.class, FILTER);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError("the filter is a constant", e);
    }
  }
}
