package org.gatehouse.shell.session;

import java.util.Collection;
import java.util.function.IntConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The launcher's service that ends the run. */
public final class Ending {
  private static final String FILTER = "(gatehouse.exit=true)";

  private final BundleContext context;

  /** Looks for it here. */
  public Ending(BundleContext context) {
    this.context = context;
  }

  /** Ends the run with this status; returns at once. Without a launcher nothing happens. */
  public void end(int status) {
    for (ServiceReference<IntConsumer> reference : references()) {
      IntConsumer exit = context.getService(reference);
      if (exit != null) {
        exit.accept(status);
      }
    }
  }

  private Collection<ServiceReference<IntConsumer>> references() {
    try {
      return context.getServiceReferences(IntConsumer.class, FILTER);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError("the filter is a constant", e);
    }
  }
}
