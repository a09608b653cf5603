package org.gatehouse.torture.module;

import java.util.Dictionary;
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

  /** Once the service is gone, so is the module: the host has waited for its hooks. */
  @Override
  public void stop(BundleContext context) {
    ServiceRegistration<SecurityModule> mine = registration;
    if (mine != null) {
      mine.unregister();
    }
    if (module instanceof Mortal mortal) {
      mortal.end();
    }
  }
}
