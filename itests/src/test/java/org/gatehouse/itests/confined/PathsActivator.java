package org.gatehouse.itests.confined;

import java.util.Hashtable;
import java.util.Map;
import org.gatehouse.lsm.module.SecurityModule;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedService;

/** Registers the module, and asks for its configuration. */
public final class PathsActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Paths paths = new Paths();
    Hashtable<String, Object> pid = new Hashtable<>(Map.of("service.pid", Paths.PID));
    context.registerService(ManagedService.class, paths, pid);
    context.registerService(SecurityModule.class, paths, null);
  }

  @Override
  public void stop(BundleContext context) {}
}
