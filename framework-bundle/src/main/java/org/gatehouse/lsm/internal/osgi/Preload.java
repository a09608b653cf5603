package org.gatehouse.lsm.internal.osgi;

import java.util.Collection;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads every class of a module's bundle, and the types of their methods, before it is enabled.
 *
 * <p>Loading a class may need the framework's locks, and a hook that waits for one of them while a
 * refresh waits for the hook would never end.
 */
final class Preload {
  private Preload() {}

  static void classesOf(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring == null) {
      return;
    }
    int local = BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE;
    Collection<String> names = wiring.listResources("/", "*.class", local);
    names.stream().filter(n -> !n.startsWith("META-INF/")).forEach(n -> load(bundle, n));
  }

  private static void load(Bundle bundle, String resource) {
    String name = resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
    if (name.endsWith("-info")) {
      return;
    }
    try {
      Objects.requireNonNull(bundle.loadClass(name).getDeclaredMethods());
    } catch (ClassNotFoundException | LinkageError e) {
      // It lacks an optional import. A hook that reaches it fails at once, and that is a denial.
    }
  }
}
