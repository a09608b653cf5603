package org.gatehouse.lsm.internal.osgi;

import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Version and location of a task's bundle, from the framework. */
record BundleOrigins(BundleContext context) implements HostObjects.Origins {
  @Override
  public String version(Task task) {
    Bundle bundle = context.getBundle(task.id());
    return bundle == null ? "0.0.0" : bundle.getVersion().toString();
  }

  @Override
  public String location(Task task) {
    Bundle bundle = context.getBundle(task.id());
    return bundle == null ? "" : bundle.getLocation();
  }
}
