package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Breaks the lock rules: its hook waits until its bundle is being stopped, then loads a class from
 * a package that the framework has to resolve first.
 */
public final class Resolver implements SecurityModule, TaskHooks {
  /** Set to {@code true} once a thread is in the hook. */
  public static final String INSIDE = "itests.resolver.inside";

  private final Bundle bundle = FrameworkUtil.getBundle(Resolver.class);

  @Override
  public ModuleId id() {
    return ModuleId.of("resolver");
  }

  @Override
  public Verdict taskKill(Cred subject, Task task, int signal) {
    System.setProperty(INSIDE, "true");
    while (bundle.getState() == Bundle.ACTIVE) {
      Thread.onSpinWait();
    }
    try {
      Class.forName("org.osgi.util.function.Function");
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Verdict.deny(Errno.EACCES, "not resolved: " + e);
    }
    return Verdict.deny(Errno.EACCES, "resolved");
  }
}
