package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.PathHooks;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.ServiceHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.Task;

/**
 * Lets the victim and the framework at the secret and nobody else, keeps bundles out of each other
 * and away from the services of the host, and denies nothing besides: it holds only if every
 * operation is found to be whose it is.
 */
public final class Keeper
    implements SecurityModule, FileHooks, InodeHooks, PathHooks, PtraceHooks, ServiceHooks {
  private static final ModuleId ID = ModuleId.of("keeper");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "the keeper says no");
  private static final String OWNER = "test.victim";

  @Override
  public ModuleId id() {
    return ID;
  }

  private static Verdict mayUse(Cred subject, PathObject path) {
    boolean mine = subject.isPrivileged() || subject.task().name().equals(OWNER);
    return mine || !path.path().contains("/secret") ? Verdict.ALLOW : NO;
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return mayUse(subject, file.path());
  }

  @Override
  public Verdict inodeGetattr(Cred subject, PathObject path) {
    return mayUse(subject, path);
  }

  @Override
  public Verdict pathUnlink(Cred subject, PathObject path) {
    return mayUse(subject, path);
  }

  @Override
  public Verdict pathLink(Cred subject, PathObject old, PathObject path) {
    return mayUse(subject, old);
  }

  @Override
  public Verdict pathRename(Cred subject, PathObject old, PathObject path) {
    return mayUse(subject, old);
  }

  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task child, PtraceMode mode) {
    return subject.isPrivileged() || mode == PtraceMode.READ ? Verdict.ALLOW : NO;
  }

  @Override
  public Verdict serviceGet(Cred subject, ServiceObject service) {
    boolean hosts = service.interfaces().stream().anyMatch(i -> i.startsWith("org.gatehouse."));
    return hosts && subject.task().name().startsWith("test.") ? NO : Verdict.ALLOW;
  }
}
