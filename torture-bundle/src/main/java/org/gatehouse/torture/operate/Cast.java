package org.gatehouse.torture.operate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.torture.install.Installer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The module bundles that are loaded now, by the module's name. */
public final class Cast {
  private final Installer installer;
  private final Operator operator;
  private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();

  /** Nothing is loaded yet. */
  public Cast(Installer installer, Operator operator) {
    this.installer = installer;
    this.operator = operator;
  }

  /** Installs and starts a module of the demo. */
  public Bundle load(String name) {
    return add(name, installer.module(name));
  }

  /** Takes over a module that somebody else installed. */
  public Bundle add(String name, Bundle bundle) {
    bundles.put(name, bundle);
    return bundle;
  }

  /** Its bundle. */
  public Bundle bundle(String name) {
    return Objects.requireNonNull(bundles.get(name), name);
  }

  /** Uninstalls a module that is not enabled. */
  public void unload(String name) throws BundleException {
    operator.checkUnload(name);
    forget(name).uninstall();
  }

  /** Its bundle, which is somebody else's business from now on. */
  public Bundle forget(String name) {
    return Objects.requireNonNull(bundles.remove(name), name);
  }

  /** The names. */
  public List<String> names() {
    return List.copyOf(bundles.keySet());
  }

  /** Disables and unloads everything. */
  public void unloadAll() throws BundleException {
    for (String name : names()) {
      if (operator.isStacked(name)) {
        operator.disable(name);
      }
      unload(name);
    }
  }
}
