package org.gatehouse.itests.confined;

import java.util.Dictionary;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.PathHooks;
import org.gatehouse.lsm.hook.SocketHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.osgi.service.cm.ManagedService;

/**
 * Lets bundles have the files and addresses that its configuration names, and no others. The
 * framework and operators it leaves alone.
 */
public final class Paths
    implements SecurityModule, PathHooks, FileHooks, SocketHooks, ManagedService {
  /** Its configuration. */
  public static final String PID = "org.gatehouse.itests.paths";

  private static final ModuleId ID = ModuleId.of("paths");

  private volatile Grants grants = Grants.NONE;

  @Override
  public ModuleId id() {
    return ID;
  }

  @Override
  public void updated(Dictionary<String, ?> values) {
    grants = values == null ? Grants.NONE : Grants.of(values);
  }

  private Verdict decide(Cred subject, String what) {
    Task task = subject.task();
    if (subject.isOperator() || task.parent() == null || grants.allow(task.name(), what)) {
      return Verdict.ALLOW;
    }
    return Verdict.deny(
        Errno.EACCES,
        "nothing grants " + what + " to " + task.name(),
        what + " added to " + task.name() + " in etc/" + PID + ".cfg");
  }

  private Verdict both(Cred subject, PathObject first, PathObject second) {
    Verdict verdict = decide(subject, first.path());
    return verdict.isDenied() ? verdict : decide(subject, second.path());
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return decide(subject, file.path().path());
  }

  @Override
  public Verdict pathUnlink(Cred subject, PathObject path) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathMkdir(Cred subject, PathObject path, int mode) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathRmdir(Cred subject, PathObject path) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathMknod(Cred subject, PathObject path, int mode) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathTruncate(Cred subject, PathObject path) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathSymlink(Cred subject, PathObject path, String target) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathChmod(Cred subject, PathObject path, int mode) {
    return decide(subject, path.path());
  }

  @Override
  public Verdict pathLink(Cred subject, PathObject old, PathObject path) {
    return both(subject, old, path);
  }

  @Override
  public Verdict pathRename(Cred subject, PathObject old, PathObject path) {
    return both(subject, old, path);
  }

  @Override
  public Verdict socketBind(Cred subject, SocketObject socket, Address address) {
    return decide(subject, address.toString());
  }

  @Override
  public Verdict socketConnect(Cred subject, SocketObject socket, Address address) {
    return decide(subject, address.toString());
  }
}
