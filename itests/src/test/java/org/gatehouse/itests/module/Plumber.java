package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.BundleHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;

/** Lets no bundle whose name has bad in it be wired to the bundle that is a host. */
public final class Plumber implements SecurityModule, BundleHooks {
  private static final ModuleId ID = ModuleId.of("plumber");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "no connection");

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public Verdict bundleWire(Cred subject, BundleObject provider, String namespace, String name) {
    boolean bad = subject.task().name().contains("bad");
    return bad && provider.task().name().equals("test.host") ? NO : Verdict.ALLOW;
  }
}
