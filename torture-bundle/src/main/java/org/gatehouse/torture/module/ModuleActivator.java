package org.gatehouse.torture.module;

import java.util.Dictionary;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.torture.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Registers the module that the bundle's manifest names. */
public final class ModuleActivator implements BundleActivator {
  private static final long HOST_GIVES_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1900);

  private @Nullable SecurityModule module;
  private @Nullable ServiceRegistration<SecurityModule> registration;

  /** For the framework. */
  public ModuleActivator() {}

  @Override
  public void start(BundleContext context) throws BundleException {
    ServiceReference<Ledger> ledger = context.getServiceReference(Ledger.class);
    if (ledger == null) {
      throw new BundleException("the demo does not run");
    }
    Dictionary<String, String> headers = context.getBundle().getHeaders("");
    String name = headers.get("Demo-Name");
    SecurityModule mine = Modules.make(headers.get("Demo-Role"), name, context.getService(ledger));
    module = mine;
    registration = context.registerService(SecurityModule.class, mine, null);
  }

  /** Once the service is gone, so is the module, unless the host gave up waiting for its hooks. */
  @Override
  public void stop(BundleContext context) {
    ServiceRegistration<SecurityModule> mine = registration;
    long start = System.nanoTime();
    if (mine != null) {
      mine.unregister();
    }
    boolean waited = System.nanoTime() - start < HOST_GIVES_UP_NANOS;
    if (waited && module instanceof Mortal mortal) {
      mortal.end();
    }
  }
}
