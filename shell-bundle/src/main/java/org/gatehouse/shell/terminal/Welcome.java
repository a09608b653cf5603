package org.gatehouse.shell.terminal;

import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The first line of the console. */
final class Welcome {
  private final BundleContext context;

  Welcome(BundleContext context) {
    this.context = context;
  }

  String line() {
    String version = context.getProperty("gatehouse.version");
    return "Gatehouse "
        + (version == null ? context.getBundle().getVersion() : version)
        + ", "
        + modules()
        + "; lsm:help lists the commands, exit leaves";
  }

  private String modules() {
    ServiceReference<Stacker> reference = context.getServiceReference(Stacker.class);
    Stacker stacker = reference == null ? null : context.getService(reference);
    if (stacker == null) {
      return "no stack";
    }
    long enabled = stacker.list().stream().filter(m -> m.state() == ModuleState.ENABLED).count();
    return enabled + (enabled == 1 ? " module enabled" : " modules enabled");
  }
}
