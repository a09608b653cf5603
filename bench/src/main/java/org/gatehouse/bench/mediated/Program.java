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
import org.jspecify.annotations.Nullable;
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
  Program(Path home, String lsm) throws IOException, BundleException, InterruptedException {
    Path application = jar(Application.class, "org.osgi.framework");
    Path checker = jar(PathChecker.class, HOOK_API);
    framework = new FrameworkFactory().newFramework(settings(home, lsm));
    framework.init();
    if (Boolean.getBoolean("bench.mediated")) {
      confine(home, lsm, checker);
    }
    framework.start(); // starts all of them, in this order
    start(application);
    if (!lsm.isEmpty()) {
      demandDenial();
    }
  }

  private Map<String, String> settings(Path home, String lsm) throws IOException {
    Path etc = Etc.write(home, folder, named("bench.policy"), named("bench.profiles"));
    return Map.ofEntries(
        Map.entry(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString()),
        Map.entry(Constants.FRAMEWORK_BOOTDELEGATION, "org.gatehouse.bridge"),
        Map.entry("felix.service.urlhandlers", "false"),
        Map.entry("felix.log.level", "0"),
        Map.entry("felix.fileinstall.dir", etc.toString()),
        Map.entry("felix.fileinstall.filter", ".*\\.cfg"),
        Map.entry("felix.fileinstall.noInitialDelay", "true"),
        Map.entry("felix.fileinstall.poll", "3600000"),
        Map.entry("felix.fileinstall.enableConfigSave", "false"),
        Map.entry("gatehouse.home", home.toString()),
        Map.entry("gatehouse.state", folder.resolve("state").toString()),
        Map.entry("bench.file", file("a/b/c/file")),
        Map.entry("bench.forbidden", file("secret/file")),
        Map.entry("lsm", lsm));
  }

  private static @Nullable Path named(String property) {
    String path = System.getProperty(property);
    return path == null ? null : Path.of(path);
  }

  private String file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "content").toString();
  }

  private void confine(Path home, String lsm, Path checker) throws IOException, BundleException {
    install(home.resolve("bundle/1"));
    install(home.resolve("bundle/2"));
    if (!lsm.isEmpty()) {
      start(home.resolve("bundle/3/org.apache.felix.fileinstall.jar"));
      install(home.resolve("modules"));
      start(checker);
    }
  }

  private void install(Path jars) throws IOException, BundleException {
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.sorted().toList()) {
        start(jar);
      }
    }
  }

  /** Written before anything is confined: what a confined program makes is labelled as its own. */
  private Path jar(Class<?> activator, String imports) throws IOException {
    Path jar = Files.createDirectories(folder.resolve("app")).resolve(activator.getName() + ".jar");
    try (InputStream content = BundleJar.of(activator, imports)) {
      Files.copy(content, jar);
    }
    return jar;
  }

  private void start(Path jar) throws BundleException {
    context().installBundle("file:" + jar).start();
  }

  /** What is measured must be what is enforced; the configuration may take its time. */
  private void demandDenial() throws IOException, InterruptedException {
    Callable<Object> forbidden = operation("forbidden", 0);
    for (int tries = 0; tries < 100; tries++) {
      try {
        forbidden.call();
        Thread.sleep(100);
      } catch (IOException denied) {
        System.out.println("# enforced: " + denied.getMessage());
        return;
      } catch (Exception e) {
        throw new IOException("the forbidden file was not denied as one is", e);
      }
    }
    throw new IOException("nobody denied opening the forbidden file");
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
