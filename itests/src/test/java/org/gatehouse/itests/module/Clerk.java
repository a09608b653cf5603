package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.JvmHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;

/** Lets FileInstall alone change configurations, and nobody see what is secret. */
public final class Clerk implements SecurityModule, JvmHooks {
  private static final ModuleId ID = ModuleId.of("clerk");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "the clerk says no");

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public Verdict configurationRead(Cred subject, String pid) {
    return pid.startsWith("secret") && !isFileInstall(subject) ? NO : Verdict.ALLOW;
  }

  @Override
  public Verdict configurationWrite(Cred subject, String pid) {
    return isFileInstall(subject) ? Verdict.ALLOW : NO;
  }

  private static boolean isFileInstall(Cred subject) {
    return subject.task().name().equals("org.apache.felix.fileinstall");
  }
}
