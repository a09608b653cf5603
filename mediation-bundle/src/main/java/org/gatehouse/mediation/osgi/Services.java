package org.gatehouse.mediation.osgi;

import org.gatehouse.lsm.hook.HookTable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Services of framework-bundle, taken from that bundle and no other. */
final class Services {
  private final BundleContext context;

  Services(BundleContext context) {
    this.context = context;
  }

  /**
   * The service.
   *
   * @throws IllegalStateException if framework-bundle does not offer it: it must be started first
   */
  <S> S get(Class<S> type) {
    for (ServiceReference<S> reference : references(type)) {
      S service = isOfHost(reference) ? context.getService(reference) : null;
      if (service != null) {
        return service;
      }
    }
    throw new IllegalStateException("framework-bundle does not offer " + type.getName());
  }

  private <S> Iterable<ServiceReference<S>> references(Class<S> type) {
    try {
      return context.getServiceReferences(type, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter is a filter", e);
    }
  }

  /** Any bundle may register a service under any name; the host's objects are of its own loader. */
  private boolean isOfHost(ServiceReference<?> reference) {
    return reference.getBundle() == FrameworkUtil.getBundle(HookTable.class);
  }
}
