package org.gatehouse.mediation.osgi;

import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads and initialises classes before mediation answers. Those of this bundle: in the middle of an
 * operation of the JDK it must not come to loading one. And those of the JDK that read a file of
 * the JDK's own when they are initialised: the bundle that happens to be the first to need one
 * would be asked about that file, and a denial would leave the class broken for everybody.
 */
final class Preload {
  /** They read net.properties, java.security, the time zones, the currencies, and the randoms. */
  static final List<String> OF_THE_JDK =
      List.of(
          "sun.net.NetProperties",
          "java.security.Security",
          "sun.util.calendar.ZoneInfoFile",
          "java.time.zone.ZoneRulesProvider",
          "java.util.Currency",
          "sun.security.provider.NativePRNG");

  private Preload() {}

  static void classesOfTheJdk() {
    for (String name : OF_THE_JDK) {
      try {
        Class.forName(name, true, null);
      } catch (ClassNotFoundException e) {
        // A JDK without the class does not read the file there.
      }
    }
  }

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
