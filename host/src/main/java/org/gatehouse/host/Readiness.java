package org.gatehouse.host;

import java.util.List;
import org.gatehouse.host.Distribution.Jar;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Says what goes wrong in the framework, and ends a run that cannot come up: whenever a start level
 * is reached, every bundle of the distribution up to it must be active.
 */
final class Readiness implements FrameworkListener {
  private final BundleContext system;
  private final List<Jar> jars;
  private final ExitStatus exit;

  Readiness(BundleContext system, List<Jar> jars, ExitStatus exit) {
    this.system = system;
    this.jars = jars;
    this.exit = exit;
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    switch (event.getType()) {
      case FrameworkEvent.ERROR -> say(name(event.getBundle()) + ": " + event.getThrowable());
      // The event comes late: by then the framework may be on its way to the next level.
      case FrameworkEvent.STARTED -> check(Levels.POLICY);
      case FrameworkEvent.STARTLEVEL_CHANGED -> check(level());
      default -> {}
    }
  }

  private int level() {
    return system.getBundle().adapt(FrameworkStartLevel.class).getStartLevel();
  }

  private void check(int level) {
    jars.stream().filter(jar -> jar.started() && jar.level() <= level).forEach(this::check);
  }

  private void check(Jar jar) {
    // A run that ends also stops its bundles; the status comes before that.
    if (!isActive(system.getBundle(jar.location())) && !exit.isDecided()) {
      say(jar.path().getFileName() + " did not start");
      exit.accept(1);
    }
  }

  private static boolean isActive(@Nullable Bundle bundle) {
    return bundle != null && bundle.getState() == Bundle.ACTIVE;
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
  }

  private static void say(String line) {
    System.err.println("gatehouse: " + line);
  }
}
