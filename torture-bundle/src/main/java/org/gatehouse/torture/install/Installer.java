package org.gatehouse.torture.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.torture.app.AppActivator;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.module.ModuleActivator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Installs and starts the demo's bundles. */
public final class Installer {
  private final BundleContext context;
  private final Ledger ledger;
  private final Loaders loaders = new Loaders();
  private final DemoJar modules;
  private final DemoJar applications;

  /** Takes the bundles' classes from this bundle. */
  public Installer(BundleContext context, Ledger ledger) throws IOException {
    this.context = context;
    this.ledger = ledger;
    this.modules = new DemoJar(context.getBundle(), ModuleActivator.class.getName());
    this.applications = new DemoJar(context.getBundle(), AppActivator.class.getName());
  }

  /** A module of the demo; its name is its role, or role and number: {@code thrower-2}. */
  public Bundle module(String name) {
    String role = name.replaceFirst("-[0-9]+$", "");
    Map<String, String> headers = Map.of("Demo-Name", name, "Demo-Role", role);
    return watched(start(modules, "module." + name, headers));
  }

  /** An application with so many threads. */
  public Bundle application(String name, int threads, int virtual) {
    Map<String, String> headers =
        Map.of(
            "Demo-Name",
            name,
            "Demo-Threads",
            String.valueOf(threads),
            "Demo-Virtual",
            String.valueOf(virtual));
    return start(applications, "demo." + name, headers);
  }

  /** A module of the distribution. */
  public Bundle shipped(Path jar) {
    try (InputStream content = Files.newInputStream(jar)) {
      Bundle bundle = context.installBundle("demo:" + jar.getFileName(), content);
      bundle.start();
      return watched(bundle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BundleException e) {
      throw new IllegalStateException(jar + " does not start", e);
    }
  }

  private Bundle start(DemoJar jar, String symbolicName, Map<String, String> headers) {
    try (InputStream content = jar.with(symbolicName, headers)) {
      Bundle bundle = context.installBundle("demo:" + symbolicName, content);
      bundle.start();
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BundleException e) {
      throw new IllegalStateException(symbolicName + " does not start", e);
    }
  }

  private Bundle watched(Bundle bundle) {
    loaders.watch(bundle);
    ledger.count(Count.LOADED);
    return bundle;
  }

  /** The class loaders of all modules there were. */
  public Loaders loaders() {
    return loaders;
  }
}
