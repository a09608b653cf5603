package org.gatehouse.testkit;

import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;

/** What a module gets when nothing is stacked and a test calls its hooks itself. */
public final class UnstackedContext implements ModuleContext {
  private final Tasks tasks;
  private final BlobSlots slots;

  /** Slots and tasks of this host; capabilities as where no module decides on them. */
  public UnstackedContext(Host host) {
    this.tasks = host.tasks();
    this.slots = host.blobs().newSlots();
  }

  @Override
  public BlobSlots slots() {
    return slots;
  }

  @Override
  public Tasks tasks() {
    return tasks;
  }

  @Override
  public boolean isXattrOwned(String name) {
    return false;
  }

  @Override
  public Verdict capable(Cred subject, Capability capability) {
    return subject.isPrivileged()
        ? Verdict.ALLOW
        : Verdict.deny(Errno.EPERM, "the subject does not hold " + capability);
  }
}
