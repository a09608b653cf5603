package org.gatehouse.shell.session;

import java.util.List;
import java.util.function.IntConsumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * The launcher's service that ends the run. Taken at the start: once nobody mediates any more a run
 * must still end, and services cannot be got.
 */
public final class Ending {
  private static final String FILTER = "(gatehouse.exit=true)";

  private final BundleContext framework;
  private final List<IntConsumer> launchers;

  /** Looks for it in the framework's own context. */
  public Ending(BundleContext framework) {
    this.framework = framework;
    this.launchers = launchers(framework);
  }

  /** Ends the run with this status; returns at once. Without a launcher nothing happens. */
  public void end(int status) {
    if ((framework.getBundle().getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0) {
      return; // it ends already
    }
    for (IntConsumer launcher : launchers) { // no lambda: to link one is an operation
      launcher.accept(status);
    }
  }

  private static List<IntConsumer> launchers(BundleContext framework) {
    try {
      return framework.getServiceReferences(IntConsumer.class, FILTER).stream()
          .map(framework::getService)
          .toList();
    } catch (InvalidSyntaxException e) {
      throw new AssertionError("the filter is a constant", e);
    }
  }
}
