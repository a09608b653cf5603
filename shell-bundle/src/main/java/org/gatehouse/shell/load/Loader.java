package org.gatehouse.shell.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Installs modules' bundles and takes them away again. */
public final class Loader {
  /** Where modules start: before the level at which the stack must be complete. */
  private static final int MODULE_LEVEL = 4;

  /** The hook tables this bundle was compiled with, for a host that does not name its own. */
  private static final String COMPILED_API = "1";

  private final BundleContext context;
  private final Stacker stacker;
  private final Arrival arrival;

  /** Installs with this context. */
  public Loader(BundleContext context, Stacker stacker, Arrival arrival) {
    this.context = context;
    this.stacker = stacker;
    this.arrival = arrival;
  }

  /**
   * Installs and starts the bundle and waits until its modules are registered.
   *
   * @return its modules
   * @throws LsmException EEXIST installed already; otherwise what is wrong with it. Then it is gone
   */
  public List<ModuleInfo> load(URI location) {
    checkNew(location);
    if (stacker.isLockedDown()) {
      throw new LsmException(Errno.EINVAL, "the stack is locked down: nothing is added");
    }
    try (ModuleJar jar = ModuleJar.fetch(location, hookApi())) {
      return start(install(jar));
    }
  }

  private void checkNew(URI location) {
    Bundle old = context.getBundle(location.toString());
    if (old != null) {
      throw new LsmException(
          Errno.EEXIST,
          ModuleJar.shown(location)
              + " is already installed as bundle "
              + old.getBundleId()
              + modulesOf(old));
    }
  }

  private String modulesOf(Bundle bundle) {
    List<String> modules =
        stacker.list().stream()
            .filter(module -> module.bundle() == bundle.getBundleId())
            .map(module -> module.name() + ", which is " + module.state())
            .toList();
    return modules.isEmpty() ? "" : ": " + String.join("; ", modules);
  }

  private static String hookApi() {
    String header = FrameworkUtil.getBundle(Stacker.class).getHeaders().get(ModuleJar.HOOK_API);
    return header == null ? COMPILED_API : header;
  }

  private Bundle install(ModuleJar jar) {
    try (InputStream content = jar.open()) {
      return context.installBundle(jar.location(), content);
    } catch (BundleException | IOException e) {
      throw Refusals.of("cannot install " + jar.location(), e);
    }
  }

  private List<ModuleInfo> start(Bundle bundle) {
    long before = arrival.mark();
    try {
      bundle.start();
      return arrival.await(bundle, before);
    } catch (BundleException e) {
      uninstall(bundle);
      throw Refusals.of("cannot start " + name(bundle), e);
    } catch (LsmException e) {
      uninstall(bundle);
      throw e;
    }
  }

  /**
   * The modules stay: from now on their bundle starts with the policy. Not before, as the framework
   * changes levels on a thread of its own, which must not meet a bundle that is taken back.
   */
  public void keep(List<ModuleInfo> modules) {
    for (ModuleInfo module : modules) {
      Bundle bundle = context.getBundle(module.bundle());
      if (bundle != null) {
        bundle.adapt(BundleStartLevel.class).setStartLevel(MODULE_LEVEL);
      }
    }
  }

  /** Enables modules of one bundle, or uninstalls it. */
  public void enable(Cred subject, List<ModuleInfo> modules) {
    try {
      modules.forEach(module -> enable(subject, module.name()));
    } catch (LsmException e) {
      takeBack(subject, modules);
      throw e;
    }
  }

  private void enable(Cred subject, String name) {
    try {
      stacker.enable(subject, name);
    } catch (LsmException e) {
      // The configuration may have admitted it in the meantime.
      if (stacker.info(name).state() != ModuleState.ENABLED) {
        throw e;
      }
    }
  }

  /** Undoes a load that cannot be completed. */
  public void takeBack(Cred subject, List<ModuleInfo> modules) {
    for (ModuleInfo module : modules) {
      if (stacker.info(module.name()).state() == ModuleState.ENABLED) {
        stacker.disable(subject, module.name());
      }
    }
    modules.stream().map(ModuleInfo::bundle).distinct().forEach(this::uninstall);
  }

  /**
   * Uninstalls the bundle of a module.
   *
   * @throws LsmException EBUSY while one of its modules is in use
   */
  public void unload(Cred subject, String name) {
    long bundle = stacker.info(name).bundle();
    stacker.list().stream()
        .filter(module -> module.bundle() == bundle)
        .forEach(module -> stacker.checkUnload(subject, module.name()));
    uninstall(bundle);
  }

  private void uninstall(long id) {
    Bundle bundle = context.getBundle(id);
    if (bundle == null || id == 0) {
      throw new LsmException(Errno.EINVAL, "the module is not in a bundle of its own");
    }
    uninstall(bundle);
  }

  private static void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw Refusals.of("cannot uninstall " + name(bundle), e);
    }
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + " (" + bundle.getBundleId() + ")";
  }
}
