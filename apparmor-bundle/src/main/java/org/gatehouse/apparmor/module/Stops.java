package org.gatehouse.apparmor.module;

import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.log.Logger;

/** Stops bundles for {@link Ends}, each on a thread of its own that ends with that. */
final class Stops implements Ends {
  private final BundleContext context;
  private final Logger log;

  Stops(BundleContext context, Logger log) {
    this.context = context;
    this.log = log;
  }

  @Override
  public void end(Task task, int incarnation) {
    log.error("{} is ended", task);
    Thread thread = new Thread(() -> stop(task, incarnation), "apparmor ends " + task);
    thread.setDaemon(true);
    thread.start();
  }

  private void stop(Task task, int incarnation) {
    try {
      Bundle bundle = context.getBundle(task.id());
      if (bundle != null && task.id() != 0 && task.incarnation() == incarnation) {
        bundle.stop(Bundle.STOP_TRANSIENT);
      }
    } catch (BundleException | IllegalStateException | SecurityException e) {
      log.error("{} is not stopped: {}", task, e.toString());
    }
  }
}
