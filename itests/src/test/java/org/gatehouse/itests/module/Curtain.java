package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.ServiceHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ServiceObject;

/** Hides every Callable from the bundle that watches, and nothing from anybody else. */
public final class Curtain implements SecurityModule, ServiceHooks {
  private static final ModuleId ID = ModuleId.of("curtain");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "behind the curtain");

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public Verdict serviceFind(Cred subject, ServiceObject service) {
    boolean watches = subject.task().name().equals("test.watcher");
    boolean hidden = service.interfaces().contains("java.util.concurrent.Callable");
    return watches && hidden ? NO : Verdict.ALLOW;
  }
}
