package org.gatehouse.itests.module;

import org.gatehouse.lsm.module.SecurityModule;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers the module that the header {@code Test-Module} names; the framework takes it away. */
public final class Registrar implements BundleActivator {
  @Override
  public void start(BundleContext context) throws ReflectiveOperationException {
    String name = context.getBundle().getHeaders("").get("Test-Module");
    Object module = Class.forName(name).getConstructor().newInstance();
    context.registerService(SecurityModule.class, (SecurityModule) module, null);
  }

  @Override
  public void stop(BundleContext context) {}
}
