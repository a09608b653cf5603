package org.gatehouse.itests.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** What the framework does for whoever asks it. */
final class FrameworkDeputies {
  private FrameworkDeputies() {}

  static void make(Prey prey, Attempts attempts) {
    install(prey, attempts);
    look(prey, attempts);
    disturb(prey, attempts);
    listen(prey, attempts);
    hooks(prey, attempts);
  }

  private static boolean installed(Prey prey, String location) throws BundleException {
    Bundle bundle = prey.context().installBundle(location);
    bundle.uninstall();
    return true;
  }

  private static void install(Prey prey, Attempts attempts) {
    String archive = prey.archive().toUri().toString();
    attempts.act("install a file", () -> installed(prey, archive));
    attempts.act("install by reference", () -> installed(prey, "reference:" + archive));
    attempts.act(
        "install by http",
        () -> {
          return installed(prey, "http://127.0.0.1:" + prey.port() + "/key.jar");
        });
    attempts.act("a bundle with the name of another", () -> impostor(prey, "test.victim", null));
    attempts.act("a fragment of another", () -> impostor(prey, "test.fragment", "test.victim"));
  }

  private static boolean impostor(Prey prey, String name, String host) throws Exception {
    Attributes headers = new Attributes();
    headers.putValue("Manifest-Version", "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", name);
    headers.putValue("Bundle-Version", "2.0.0");
    if (host != null) {
      headers.putValue("Fragment-Host", host);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putAll(headers);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.putNextEntry(new ZipEntry("Reader.class"));
      jar.write(OwnLoaders.code());
    }
    Bundle bundle =
        prey.context().installBundle("test:" + name, new ByteArrayInputStream(bytes.toByteArray()));
    boolean there = bundle.getSymbolicName().equals(name);
    bundle.uninstall();
    return there;
  }

  private static void look(Prey prey, Attempts attempts) {
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

  private static void disturb(Prey prey, Attempts attempts) {
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

  private static void listen(Prey prey, Attempts attempts) {
    attempts.act(
        "bundle listener",
        () -> {
          prey.context().addBundleListener(event -> {});
          return true;
        });
    attempts.act(
        "service listener",
        () -> {
          prey.context().addServiceListener(event -> {});
          return true;
        });
    attempts.act("a service of another", () -> prey.context().getService(executor(prey)) != null);
  }

  private static ServiceReference<?> executor(Prey prey) {
    return prey.context().getServiceReference("java.util.concurrent.Executor");
  }

  private static void hooks(Prey prey, Attempts attempts) {
    attempts.act(
        "find hook",
        () -> {
          FindHook hook = (context, name, filter, all, references) -> {};
          prey.context().registerService(FindHook.class, hook, null).unregister();
          return true;
        });
    attempts.act(
        "weaving hook",
        () -> {
          WeavingHook hook = woven -> {};
          prey.context().registerService(WeavingHook.class, hook, new Hashtable<>()).unregister();
          return true;
        });
  }
}
