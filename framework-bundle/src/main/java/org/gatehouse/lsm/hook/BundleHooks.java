package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on the life of bundles, which Linux does not have. */
@JvmOnly
@ConsumerType
public interface BundleHooks {
  /** May the subject install a bundle from the location. */
  default Verdict bundleInstall(Cred subject, String location) {
    return Verdict.ALLOW;
  }

  /** May the subject update the bundle. */
  default Verdict bundleUpdate(Cred subject, BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** May the subject uninstall the bundle. */
  default Verdict bundleUninstall(Cred subject, BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** May the subject start the bundle. */
  default Verdict bundleStart(Cred subject, BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** May the subject stop the bundle. */
  default Verdict bundleStop(Cred subject, BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** May the subject have the bundle wired anew. */
  default Verdict bundleRefresh(Cred subject, BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** May the subject read the headers of the bundle. */
  default Verdict bundleMetadata(Cred subject, BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** May the subject read a resource or an entry of the bundle. */
  default Verdict bundleResource(Cred subject, BundleObject bundle, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject listen to bundle or framework events. */
  default Verdict bundleListener(Cred subject, String kind) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject's bundle be wired to this capability of the provider: a package, a required
   * bundle, the host of a fragment. The name is the attribute of the namespace's name, {@code *}
   * where there is none. Asked while the framework resolves, with its lock held; a denied
   * capability is no candidate, a denied fragment is not attached. Wires that exist stay until a
   * refresh.
   */
  default Verdict bundleWire(Cred subject, BundleObject provider, String namespace, String name) {
    return Verdict.ALLOW;
  }

  /** A bundle object comes to be. */
  @Rule(value = Combine.ALLOC, undo = "bundleFreeSecurity")
  default Verdict bundleAllocSecurity(BundleObject bundle) {
    return Verdict.ALLOW;
  }

  /** The bundle object is gone. Also called where its alloc hook failed or was never called. */
  default void bundleFreeSecurity(BundleObject bundle) {}
}
