package org.gatehouse.lsm.internal.osgi;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.rcu.Waiting;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.ModuleState;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Brings module services to the stacker, and tells it how one went away.
 *
 * <p>A persistent stop of the module's own bundle, or its uninstall, is an operator's step 1: at
 * the STOPPING event the bundle's autostart flag is already cleared. Everything else that makes the
 * service go leaves a denying place behind. Runs under framework locks, so it waits at most two
 * seconds.
 */
final class ModuleTracker extends ServiceTracker<SecurityModule, SecurityModule> {
  static final String HOOK_API = "Gatehouse-Hook-Api";
  private static final long WAIT_MILLIS = 2000;

  private final Host host;
  private final StateFile state;

  ModuleTracker(BundleContext context, Host host, StateFile state) {
    super(context, SecurityModule.class, null);
    this.host = host;
    this.state = state;
  }

  @Override
  public @Nullable SecurityModule addingService(ServiceReference<SecurityModule> reference) {
    SecurityModule module = context.getService(reference);
    if (module == null) {
      return null;
    }
    take(reference, module);
    return module;
  }

  private void take(ServiceReference<SecurityModule> reference, SecurityModule module) {
    Bundle bundle = reference.getBundle();
    if (bundle == null) {
      return;
    }
    try {
      String name = module.id().name();
      if (isLeaving(name)) {
        host.later(() -> take(reference, module));
        return;
      }
      host.modules().register(module, owner(bundle));
      admit(name);
    } catch (RuntimeException | LinkageError e) {
      refused(module, e);
    }
  }

  /** Whether an earlier incarnation of the name is still in its grace period, its bundle gone. */
  private boolean isLeaving(String name) {
    return host.stacker().list().stream()
        .anyMatch(m -> m.name().equals(name) && m.state() == ModuleState.DISABLING);
  }

  private static Owner owner(Bundle bundle) {
    return new Owner(
        bundle.getBundleId(),
        bundle.getVersion().toString(),
        bundle.getLocation(),
        bundle.getLastModified(),
        bundle.getHeaders("").get(HOOK_API),
        hooks -> Preload.classesOf(bundle, hooks),
        (bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE)) != 0);
  }

  /** Enables what the configuration or an operator admitted. */
  private void admit(String name) {
    boolean registered = host.stacker().info(name).state() == ModuleState.REGISTERED;
    List<String> listed = host.modules().config().lsm();
    if (registered && (listed.contains(name) || state.enabled().contains(name))) {
      host.modules().admit(name);
    }
  }

  /** Enables the registered ones that a new configuration admits. */
  void admitAll() {
    for (var module : host.stacker().list()) {
      try {
        admit(module.name());
      } catch (LsmException e) {
        tell("stack_enable", module.name(), e);
      }
    }
  }

  private void refused(SecurityModule module, Throwable cause) {
    tell("stack_register", module.getClass().getName(), cause);
  }

  private void tell(String what, String name, Throwable cause) {
    LsmException refusal = cause instanceof LsmException e ? e : null;
    String reason = refusal != null ? String.valueOf(refusal.getMessage()) : cause.toString();
    host.reporter()
        .tell(
            AuditEvent.Type.STACK,
            what,
            "",
            name,
            refusal == null ? null : refusal.errno(),
            reason);
  }

  @Override
  public void removedService(ServiceReference<SecurityModule> reference, SecurityModule module) {
    Bundle bundle = reference.getBundle();
    boolean orderly = bundle == null || isTakenOut(bundle);
    String name = host.modules().nameOf(module);
    if (orderly && !name.isEmpty()) { // a refused service must not speak for the name it asked for
      state.remove(name);
    }
    try {
      CountDownLatch over = host.modules().unregister(module, orderly);
      Waiting.upTo(over, WAIT_MILLIS);
    } catch (LsmException e) {
      tell("stack_disable", name, e);
    }
    context.ungetService(reference);
  }

  private static boolean isTakenOut(Bundle bundle) {
    if (bundle.getState() == Bundle.UNINSTALLED) {
      return true;
    }
    BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
    boolean leaving = bundle.getState() == Bundle.STOPPING || bundle.getState() == Bundle.RESOLVED;
    return leaving && (level == null || !level.isPersistentlyStarted());
  }
}
