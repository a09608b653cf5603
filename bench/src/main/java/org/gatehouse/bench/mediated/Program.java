package org.gatehouse.bench.mediated;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.gatehouse.bench.mediated.app.Application;
import org.gatehouse.bench.mediated.module.PathChecker;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** The distribution's bundles in a framework of this JVM, its modules, and the application. */
final class Program implements AutoCloseable {
  private static final String HOOK_API =
      "org.osgi.framework,org.gatehouse.lsm.hook,org.gatehouse.lsm.object,org.gatehouse.lsm.module";

  private final Path folder = Files.createTempDirectory("bench");
  private final Framework framework;

  /**
   * Starts it.
   *
   * @param home the distribution; nothing of it runs but Felix where there is no agent
   * @param lsm the modules to enable, as in {@code lsm=}
   */
  Program(Path home, String lsm) throws IOException, BundleException {
    Path file = Files.createDirectories(folder.resolve("a/b/c")).resolve("file");
    Files.writeString(file, "content");
    framework = new FrameworkFactory().newFramework(settings(file, lsm));
    framework.init();
    if (Boolean.getBoolean("bench.mediated")) {
      confine(home, lsm);
    }
    framework.start(); // starts all of them, in this order
    install(Application.class, "org.osgi.framework");
    if (!lsm.isEmpty()) {
      demandDenial();
    }
  }

  private Map<String, String> settings(Path file, String lsm) {
    return Map.of(
        Constants.FRAMEWORK_STORAGE,
        folder.resolve("cache").toString(),
        Constants.FRAMEWORK_BOOTDELEGATION,
        "org.gatehouse.bridge",
        "felix.service.urlhandlers",
        "false",
        "felix.log.level",
        "0",
        "gatehouse.state",
        folder.toString(),
        "bench.file",
        file.toString(),
        "lsm",
        lsm);
  }

  private void confine(Path home, String lsm) throws IOException, BundleException {
    install(home.resolve("bundle/1"));
    install(home.resolve("bundle/2"));
    if (!lsm.isEmpty()) {
      install(home.resolve("modules"));
      install(PathChecker.class, HOOK_API);
    }
  }

  private void install(Path jars) throws IOException, BundleException {
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.sorted().toList()) {
        context().installBundle("file:" + jar).start();
      }
    }
  }

  private void install(Class<?> activator, String imports) throws IOException, BundleException {
    try (InputStream jar = BundleJar.of(activator, imports)) {
      context().installBundle(activator.getName(), jar).start();
    }
  }

  /** What is measured must be what is enforced. */
  private void demandDenial() throws IOException {
    try {
      Object secret = operation("secret", 0).call();
      throw new IOException("nobody denied reading a secret property: " + secret);
    } catch (SecurityException e) {
      System.out.println("# enforced: " + e.getMessage());
    } catch (Exception e) {
      throw new IOException("the secret property was not denied as one is", e);
    }
  }

  private BundleContext context() {
    return framework.getBundleContext();
  }

  /** The named operation of the application at that depth of the stack. */
  @SuppressWarnings("unchecked")
  Callable<Object> operation(String name, int depth) {
    ServiceReference<?> service = context().getServiceReference(IntFunction.class);
    var operations = (IntFunction<Map<String, Callable<Object>>>) context().getService(service);
    return operations.apply(depth).get(name);
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
  }
}
