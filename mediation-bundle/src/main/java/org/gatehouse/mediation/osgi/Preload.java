package org.gatehouse.mediation.osgi;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads and initialises every class of this bundle before it answers: in the middle of an operation
 * of the JDK it must not come to loading a class.
 */
final class Preload {
  private Preload() {}

  static void classesOf(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    int local = BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE;
    Collection<String> names = wiring.listResources("/org", "*.class", local);
    names.forEach(name -> load(name, wiring.getClassLoader()));
  }

  private static void load(String resource, ClassLoader loader) {
    String name = resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class of this bundle is gone: " + name, e);
    }
  }
}
