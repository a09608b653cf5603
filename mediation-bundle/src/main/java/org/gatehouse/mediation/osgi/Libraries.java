package org.gatehouse.mediation.osgi;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * The declared libraries: bundles whose frames are passed over, because they act for their callers.
 *
 * <p>Named by symbolic name, or by name and location as {@code name@location}. A name alone is
 * nobody's once two bundles bear it: another bundle must not become a library by its name.
 */
final class Libraries implements SynchronousBundleListener, LongPredicate {
  private final BundleContext context;
  private final List<String> declared;

  /** A plain array, as each frame that may count is looked up in it. */
  private volatile long[] bundles = new long[0];

  Libraries(BundleContext context, String declared) {
    this.context = context;
    this.declared =
        Arrays.stream(declared.split(",", -1))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList();
  }

  void open() {
    context.addBundleListener(this);
    look();
  }

  void close() {
    context.removeBundleListener(this);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    int changes = BundleEvent.INSTALLED | BundleEvent.UPDATED | BundleEvent.UNINSTALLED;
    if ((event.getType() & changes) != 0) {
      look();
    }
  }

  private synchronized void look() {
    Bundle[] installed = context.getBundles();
    bundles =
        declared.stream()
            .map(entry -> find(entry, installed))
            .filter(found -> found.size() == 1)
            .mapToLong(found -> found.get(0).getBundleId())
            .toArray();
  }

  private static List<Bundle> find(String entry, Bundle[] installed) {
    int at = entry.indexOf('@');
    String name = at < 0 ? entry : entry.substring(0, at);
    return Arrays.stream(installed)
        .filter(b -> b.getState() != Bundle.UNINSTALLED)
        .filter(b -> name.equals(b.getSymbolicName()))
        .filter(b -> at < 0 || entry.substring(at + 1).equals(b.getLocation()))
        .toList();
  }

  @Override
  public boolean test(long bundle) {
    for (long each : bundles) {
      if (each == bundle) {
        return true;
      }
    }
    return false;
  }
}
