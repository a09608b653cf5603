package org.gatehouse.lsm.internal.osgi;

import java.util.Arrays;
import org.gatehouse.lsm.access.Access;
import org.gatehouse.lsm.access.AccessCheck;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Ties the static door to the mediation bundle's service. Any bundle may offer the service; only
 * the one bundle of mediation's name is listened to, and none while two bear that name.
 */
final class AccessTracker extends ServiceTracker<AccessCheck, AccessCheck> {
  private static final String MEDIATION = "org.gatehouse.mediation-bundle";

  AccessTracker(BundleContext context) {
    super(context, AccessCheck.class, null);
  }

  @Override
  public @Nullable AccessCheck addingService(ServiceReference<AccessCheck> reference) {
    AccessCheck check = isMediation(reference.getBundle()) ? context.getService(reference) : null;
    if (check != null) {
      Access.use(check);
    }
    return check;
  }

  private boolean isMediation(Bundle bundle) {
    return MEDIATION.equals(bundle.getSymbolicName())
        && Arrays.stream(context.getBundles())
                .filter(b -> MEDIATION.equals(b.getSymbolicName()))
                .count()
            == 1;
  }

  @Override
  public void removedService(ServiceReference<AccessCheck> reference, AccessCheck check) {
    Access.use(null);
    context.ungetService(reference);
  }
}
