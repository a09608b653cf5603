package org.gatehouse.shell.session;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Permits that outlive a restart of this bundle: services of the framework itself, of a class that
 * every class loader shares.
 */
public final class Marks {
  private final BundleContext framework;

  /** In the framework's own context. */
  public Marks(BundleContext framework) {
    this.framework = framework;
  }

  /** The one permit of this name in this run. */
  public Semaphore permit(String name) {
    for (ServiceReference<Semaphore> reference : references(name)) {
      Semaphore permit = framework.getService(reference);
      if (permit != null) {
        return permit;
      }
    }
    Semaphore permit = new Semaphore(1);
    framework.registerService(
        Semaphore.class, permit, FrameworkUtil.asDictionary(Map.of(name, true)));
    return permit;
  }

  private Collection<ServiceReference<Semaphore>> references(String name) {
    try {
      return framework.getServiceReferences(Semaphore.class, "(" + name + "=true)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
