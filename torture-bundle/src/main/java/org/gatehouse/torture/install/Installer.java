package org.gatehouse.torture.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.app.AppActivator;
import org.gatehouse.torture.books.Books;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.module.ModuleActivator;
import org.gatehouse.torture.report.Report;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/** Installs and starts the demo's bundles. */
public final class Installer {
  private static final long REFRESH_SECONDS = 30;

  private final BundleContext context;
  private final Ledger ledger;
  private final Loaders loaders = new Loaders();
  private final DemoJar modules;
  private final DemoJar applications;
  private final DemoJar books;
  private final DemoJar report;
  private final DemoJar pages;

  /** Takes the bundles' classes from this bundle. */
  public Installer(BundleContext context, Ledger ledger) throws IOException {
    this.context = context;
    this.ledger = ledger;
    this.modules = new DemoJar(context.getBundle(), ModuleActivator.class.getName(), "");
    this.applications = new DemoJar(context.getBundle(), AppActivator.class.getName(), "");
    this.books =
        new DemoJar(context.getBundle(), Books.class.getName(), ", org.h2.jdbcx, javax.sql");
    this.report = new DemoJar(context.getBundle(), Report.class.getName(), "");
    this.pages =
        new DemoJar(
            context.getBundle(),
            "org.gatehouse.torture.pages.Pages",
            ", jakarta.servlet, jakarta.servlet.http");
  }

  /** A module of the demo; its name is its role, or role and number: {@code thrower-2}. */
  public Bundle module(String name) {
    String role = name.replaceFirst("-[0-9]+$", "");
    Map<String, String> headers = Map.of("Demo-Name", name, "Demo-Role", role);
    return watched(start(modules, "module." + name, headers));
  }

  /** An application with so many threads. */
  public Bundle application(String name, int threads, int virtual) {
    return application(name, threads, virtual, 0);
  }

  /** An application with so many threads that load classes. */
  public Bundle school(String name, int students) {
    return application(name, 0, 0, students);
  }

  private Bundle application(String name, int threads, int virtual, int students) {
    Map<String, String> headers =
        Map.of(
            "Demo-Name",
            name,
            "Demo-Threads",
            String.valueOf(threads),
            "Demo-Virtual",
            String.valueOf(virtual),
            "Demo-Students",
            String.valueOf(students));
    return start(applications, "demo." + name, headers);
  }

  /** Stops, rewires and starts the bundle. */
  public void refresh(Bundle bundle) throws BundleException {
    CountDownLatch done = new CountDownLatch(1);
    FrameworkListener listener = event -> countDown(event, done);
    Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    system.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), listener);
    try {
      if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        throw new BundleException("refreshing " + bundle + " does not end");
      }
      ledger.count(Count.REFRESHED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void countDown(FrameworkEvent event, CountDownLatch done) {
    if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
      done.countDown();
    }
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

  /** Writes the application on the database to a file. */
  public Path books(Path file, String symbolicName, Map<String, String> headers)
      throws IOException {
    return books.write(file, symbolicName, headers);
  }

  /** Writes the application that reports to a file. */
  public Path report(Path file, String symbolicName, Map<String, String> headers)
      throws IOException {
    return report.write(file, symbolicName, headers);
  }

  /** Writes the application with pages to a file. */
  public Path pages(Path file, String symbolicName, Map<String, String> headers)
      throws IOException {
    return pages.write(file, symbolicName, headers);
  }

  /** Counts a module bundle that somebody else installed and started. */
  public Bundle counted(Bundle module) {
    return watched(module);
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
