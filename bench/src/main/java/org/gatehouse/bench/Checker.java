package org.gatehouse.bench;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;

/** The module that is measured: its hook is a few loads and a compare, and always allows. */
public final class Checker implements SecurityModule, FileHooks {
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "not for this file");

  private final ModuleId id;
  private final int[] forbidden = new int[8];

  /** A module of this name. */
  public Checker(String name) {
    this.id = ModuleId.of(name);
  }

  @Override
  public ModuleId id() {
    return id;
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    int mask = file.mask();
    return (forbidden[mask & 7] & mask) == 0 ? Verdict.ALLOW : NO;
  }
}
