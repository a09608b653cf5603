package org.gatehouse.shell.load;

import java.util.List;
import java.util.Optional;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.Stacker;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Waits until the stacker knows the modules of a bundle, or finds out why it does not. */
public final class Arrival {
  private static final long WAIT_MILLIS = 5000;
  private static final long STEP_MILLIS = 10;
  private static final int EVENTS = 100;
  private static final String REGISTER = "stack_register";
  private static final ServiceReference<?>[] NONE = {};

  private final BundleContext context;
  private final Stacker stacker;
  private final AuditLog audit;

  /** Watches this stack. */
  public Arrival(BundleContext context, Stacker stacker, AuditLog audit) {
    this.context = context;
    this.stacker = stacker;
    this.audit = audit;
  }

  /** The moment before the bundle starts; refusals are looked for from there on. */
  long mark() {
    return audit.serial();
  }

  List<ModuleInfo> await(Bundle bundle, long serial) {
    long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
    while (System.nanoTime() - end < 0) {
      List<ModuleInfo> modules = modules(bundle);
      if (!modules.isEmpty()) {
        return modules;
      }
      checkRefused(bundle, serial);
      pause();
    }
    throw new LsmException(
        Errno.EINVAL,
        bundle.getSymbolicName() + " registered no module in " + WAIT_MILLIS / 1000 + " s");
  }

  private List<ModuleInfo> modules(Bundle bundle) {
    return stacker.list().stream().filter(m -> m.bundle() == bundle.getBundleId()).toList();
  }

  /** A service that is there and not in the stacker's list was refused, or soon will be listed. */
  private void checkRefused(Bundle bundle, long serial) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    for (ServiceReference<?> service : services == null ? NONE : services) {
      if (isModule(service)) {
        checkRefused(service, serial);
      }
    }
  }

  private static boolean isModule(ServiceReference<?> service) {
    String[] names = (String[]) service.getProperty(Constants.OBJECTCLASS);
    return List.of(names).contains(SecurityModule.class.getName());
  }

  private void checkRefused(ServiceReference<?> reference, long serial) {
    Object service = context.getService(reference);
    try {
      if (service instanceof SecurityModule module) {
        checkFree(module.id().name());
        refusal(module, serial).ifPresent(Arrival::refuse);
      }
    } finally {
      context.ungetService(reference);
    }
  }

  private void checkFree(String name) {
    for (ModuleInfo other : stacker.list()) {
      if (other.name().equals(name)) {
        throw new LsmException(
            Errno.EEXIST,
            "module '" + name + "' is already registered by bundle " + other.bundle());
      }
    }
  }

  /** The stacker tells of a module that it refused by the name of its class. */
  private Optional<AuditEvent> refusal(SecurityModule module, long serial) {
    List<String> names = List.of(module.id().name(), module.getClass().getName());
    return audit.recent(EVENTS).stream()
        .filter(event -> event.serial() > serial && event.hook().equals(REGISTER))
        .filter(event -> names.contains(event.object()))
        .findFirst();
  }

  private static void refuse(AuditEvent refusal) {
    Errno errno = refusal.errno();
    throw new LsmException(errno == null ? Errno.EINVAL : errno, refusal.reason());
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LsmException(Errno.EINTR, "interrupted", e);
    }
  }
}
