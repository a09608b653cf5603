package org.gatehouse.bench.mediated.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.JvmHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The module {@code paths}: compares the path of each opened file, and each property's name. */
public final class PathChecker implements BundleActivator, SecurityModule, FileHooks, JvmHooks {
  private static final Verdict SECRET = Verdict.deny(Errno.EACCES, "the path is secret");

  @Override
  public void start(BundleContext context) {
    context.registerService(SecurityModule.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public ModuleId id() {
    return ModuleId.of("paths");
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return file.path().path().contains("/secret/") ? SECRET : Verdict.ALLOW;
  }

  @Override
  public Verdict propertyRead(Cred subject, String key) {
    return key.startsWith("secret.") ? SECRET : Verdict.ALLOW;
  }
}
