package org.gatehouse.lsm.module;

import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.osgi.annotation.versioning.ProviderType;

/** What the host gives one incarnation of a module, from enabling until it is disabled. */
@ProviderType
public interface ModuleContext {
  /** Blob slots of this incarnation. */
  BlobSlots slots();

  /** The tasks. */
  Tasks tasks();

  /**
   * Whether the subject holds the capability, asked through the whole stack (ns_capable). May be
   * called inside a hook; never throws.
   */
  Verdict capable(Cred subject, Capability capability);

  /** The same as a yes or no. */
  default boolean isCapable(Cred subject, Capability capability) {
    return !capable(subject, capability).isDenied();
  }

  /**
   * Whether an enabled module owns the extended attribute of this name, asked through the whole
   * stack (security_inode_xattr_skipcap): the capability check is then left to it. May be called
   * inside a hook; never throws.
   */
  boolean isXattrOwned(String name);
}
