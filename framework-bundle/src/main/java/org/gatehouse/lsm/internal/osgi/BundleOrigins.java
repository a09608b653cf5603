package org.gatehouse.lsm.internal.osgi;

import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Version, location and level of a task's bundle, from the framework.
 *
 * @param policyLevel the start level at which the required modules must be enabled; 0 for none
 */
record BundleOrigins(BundleContext context, int policyLevel) implements HostObjects.Origins {
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

  /** What starts below the level at which the stack must be complete. */
  @Override
  public boolean isInfrastructure(Task task) {
    Bundle bundle = context.getBundle(task.id());
    return bundle != null
        && bundle.getState() != Bundle.UNINSTALLED
        && bundle.adapt(BundleStartLevel.class).getStartLevel() < policyLevel;
  }
}
