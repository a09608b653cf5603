package org.gatehouse.itests;

import static org.junit.Assert.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** The host as a test sees it: its services, and the module bundles that the test installed. */
final class World {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

  private final BundleContext context;
  private final List<Bundle> installed = new ArrayList<>();

  World(BundleContext context) {
    this.context = context;
  }

  <T> T service(Class<T> type) {
    return context.getService(context.getServiceReference(type));
  }

  Stacker stacker() {
    return service(Stacker.class);
  }

  Tasks tasks() {
    return service(Tasks.class);
  }

  HookTable table() {
    return service(HookTable.class);
  }

  AuditLog audit() {
    return service(AuditLog.class);
  }

  /** The test's own task: an application like any other. */
  Task application() {
    return tasks().find(context.getBundle().getBundleId()).orElseThrow();
  }

  /** Asks by the hook that the witness allows and the guard denies. */
  Verdict attach() {
    return table().ptraceAccessCheck(application().cred(), tasks().framework(), PtraceMode.ATTACH);
  }

  /** Asks by the hook that the witness always denies. */
  Verdict shutDoor() {
    return table().taskSetnice(application().cred(), application(), 1);
  }

  /** Asks by the hook that the witness always allows. */
  Verdict openDoor() {
    return table().taskKill(application().cred(), application(), 0);
  }

  Bundle install(ModuleJar jar) throws BundleException {
    Bundle bundle = context.installBundle("test:" + installed.size(), jar.stream());
    installed.add(bundle);
    return bundle;
  }

  Bundle start(ModuleJar jar) throws BundleException {
    Bundle bundle = install(jar);
    bundle.start();
    return bundle;
  }

  /** Starts the module's bundle and enables the module, as an operator does. */
  Bundle enable(ModuleJar jar, String name) throws BundleException {
    Bundle bundle = start(jar);
    await(name + " is registered", () -> !state(name).equals("gone"));
    stacker().enable(operator(), name);
    return bundle;
  }

  Cred operator() {
    return tasks().operator();
  }

  /** The state of the module, or {@code gone}. */
  String state(String name) {
    return stacker().list().stream()
        .filter(m -> m.name().equals(name))
        .map(m -> m.state().toString())
        .findFirst()
        .orElse("gone");
  }

  ModuleInfo info(String name) {
    return stacker().info(name);
  }

  Bundle bundle(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new AssertionError("no bundle " + symbolicName);
  }

  /** Refreshes the bundles and all that hang on them, and waits for the end of it. */
  void refresh(Bundle... bundles) throws InterruptedException {
    refresh(context, bundles);
  }

  static void refresh(BundleContext context, Bundle... bundles) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            List.of(bundles),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                over.countDown();
              }
            });
    if (!over.await(30, TimeUnit.SECONDS)) {
      fail("the refresh does not end");
    }
  }

  /** Uninstalls what the test installed. */
  void clear() throws BundleException {
    for (Bundle bundle : installed) {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        bundle.uninstall();
      }
    }
    installed.clear();
    for (ModuleInfo left : stacker().list()) {
      if (left.state() == ModuleState.QUARANTINED) {
        stacker().disable(operator(), left.name());
      }
    }
    await("an empty stack", () -> stacker().list().isEmpty());
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("waited in vain: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }
}
