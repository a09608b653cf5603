package org.gatehouse.lsm.internal.osgi;

import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.internal.audit.AuditQueue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Every AuditListener service gets the events from then on. */
final class AuditTracker extends ServiceTracker<AuditListener, Runnable> {
  private final AuditQueue audit;

  AuditTracker(BundleContext context, AuditQueue audit) {
    super(context, AuditListener.class, null);
    this.audit = audit;
  }

  @Override
  public Runnable addingService(ServiceReference<AuditListener> reference) {
    AuditListener listener = context.getService(reference);
    return listener == null ? () -> {} : audit.listen(listener);
  }

  @Override
  public void removedService(ServiceReference<AuditListener> reference, Runnable remove) {
    remove.run();
    context.ungetService(reference);
  }
}
