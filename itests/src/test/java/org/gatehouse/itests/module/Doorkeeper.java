package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;

/** Lets nobody open a file of the name {@code forbidden}. */
public final class Doorkeeper implements SecurityModule, FileHooks {
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "the door is shut");

  @Override
  public ModuleId id() {
    return ModuleId.of("doorkeeper");
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return file.path().path().endsWith("/forbidden") ? NO : Verdict.ALLOW;
  }
}
