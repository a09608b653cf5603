package org.gatehouse.itests.attack;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** What the framework lets a bundle see of others and do to them. */
final class Neighbours {
  private Neighbours() {}

  static void look(Prey prey, Attempts attempts) {
    attempts.get("getEntry", () -> prey.victim().getEntry("private.txt").openStream());
    attempts.get("getResource", () -> prey.victim().getResource("private.txt").openStream());
    attempts.act(
        "findEntries", () -> prey.victim().findEntries("/", "*.txt", false).hasMoreElements());
    attempts.get(
        "a URL by hand",
        () -> {
          URL own = prey.context().getBundle().getEntry("/");
          String other = "bundle://" + prey.victim().getBundleId() + ".0:0/private.txt";
          return new URL(own, other).openStream();
        });
    attempts.get("findEntries of the wiring", () -> entries(prey).iterator().next().openStream());
    attempts.act(
        "listResources of the wiring",
        () ->
            !wiring(prey).listResources("/", "*.txt", BundleWiring.LISTRESOURCES_LOCAL).isEmpty());
    attempts.get(
        "a resource of its loader",
        () -> wiring(prey).getClassLoader().getResourceAsStream("private.txt"));
    attempts.act(
        "loadClass", () -> prey.victim().loadClass("org.gatehouse.itests.module.Victim") != null);
    attempts.act("headers", () -> !prey.victim().getHeaders().isEmpty());
  }

  private static BundleWiring wiring(Prey prey) {
    return prey.victim().adapt(BundleWiring.class);
  }

  private static Collection<URL> entries(Prey prey) {
    return wiring(prey).findEntries("/", "*.txt", 0);
  }

  static void disturb(Prey prey, Attempts attempts) {
    attempts.act(
        "stop and start",
        () -> {
          prey.victim().stop(Bundle.STOP_TRANSIENT);
          prey.victim().start(Bundle.START_TRANSIENT);
          return true;
        });
    attempts.act(
        "start level",
        () -> {
          BundleStartLevel level = prey.victim().adapt(BundleStartLevel.class);
          level.setStartLevel(level.getStartLevel());
          return true;
        });
    attempts.act(
        "refresh",
        () -> {
          CountDownLatch done = new CountDownLatch(1);
          prey.context()
              .getBundle(0)
              .adapt(FrameworkWiring.class)
              .refreshBundles(List.of(prey.victim()), event -> done.countDown());
          return done.await(5, TimeUnit.SECONDS);
        });
    attempts.act(
        "install in the victim's name",
        () -> {
          BundleContext victims = prey.victim().getBundleContext();
          victims.installBundle(prey.archive().toUri().toString()).uninstall();
          return true;
        });
    attempts.act(
        "register in the victim's name",
        () -> {
          prey.victim().getBundleContext().registerService(Runnable.class, () -> {}, null);
          return true;
        });
  }
}
