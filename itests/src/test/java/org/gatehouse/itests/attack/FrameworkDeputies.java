package org.gatehouse.itests.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Hashtable;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.weaving.WeavingHook;

/** What the framework does for whoever asks it. */
final class FrameworkDeputies {
  private FrameworkDeputies() {}

  static void make(Prey prey, Attempts attempts) {
    install(prey, attempts);
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
