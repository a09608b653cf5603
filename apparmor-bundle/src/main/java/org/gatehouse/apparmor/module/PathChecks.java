package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.FileChecks;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.PathHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;

/** What is done to names (Linux 6.1 security/apparmor/lsm.c, apparmor_path_*). */
final class PathChecks implements PathHooks, InodeHooks {
  private static final int CUT = Permissions.WRITE | Permissions.SETATTR;
  private static final int MOVE_FROM =
      Permissions.READ
          | Permissions.GETATTR
          | Permissions.WRITE
          | Permissions.SETATTR
          | Permissions.DELETE;
  private static final int MOVE_TO = Permissions.WRITE | Permissions.SETATTR | Permissions.CREATE;

  private final FileNames files;

  PathChecks(FileNames files) {
    this.files = files;
  }

  @Override
  public Verdict pathUnlink(Cred subject, PathObject path) {
    return files.ask(subject, "unlink", path, Permissions.DELETE);
  }

  @Override
  public Verdict pathMkdir(Cred subject, PathObject path, int mode) {
    return files.ask(subject, "mkdir", path, Permissions.CREATE, true);
  }

  @Override
  public Verdict pathRmdir(Cred subject, PathObject path) {
    return files.ask(subject, "rmdir", path, Permissions.DELETE, true);
  }

  @Override
  public Verdict pathMknod(Cred subject, PathObject path, int mode) {
    return files.ask(subject, "mknod", path, Permissions.CREATE);
  }

  @Override
  public Verdict pathSymlink(Cred subject, PathObject path, String target) {
    return files.ask(subject, "symlink", path, Permissions.CREATE);
  }

  @Override
  public Verdict pathTruncate(Cred subject, PathObject path) {
    return files.ask(subject, "truncate", path, CUT);
  }

  @Override
  public Verdict pathChmod(Cred subject, PathObject path, int mode) {
    return files.ask(subject, "chmod", path, Permissions.CHMOD);
  }

  @Override
  public Verdict pathChown(Cred subject, PathObject path, String owner, String group) {
    return files.ask(subject, "chown", path, Permissions.CHOWN);
  }

  @Override
  public Verdict inodeGetattr(Cred subject, PathObject path) {
    return files.ask(subject, "getattr", path, Permissions.GETATTR);
  }

  /** The new name is asked about as the file that gets it. */
  @Override
  public Verdict pathRename(Cred subject, PathObject old, PathObject path) {
    Verdict from = files.ask(subject, "rename_src", old, MOVE_FROM);
    Inode inode = old.inode();
    boolean directory = inode != null && inode.isDirectory();
    PathObject made = new PathObject(path.path(), inode);
    return from.isDenied()
        ? from
        : both(from, files.ask(subject, "rename_dest", made, MOVE_TO, directory));
  }

  private static Verdict both(Verdict first, Verdict second) {
    if (second == Verdict.ALLOW || first == Verdict.ALLOW) {
      return second == Verdict.ALLOW ? first : second;
    }
    String records = first.reason() + "; " + second.reason();
    return second.errno() == null
        ? Verdict.allowLogged(records)
        : Verdict.deny(second.errno(), records, second.grant());
  }

  @Override
  public Verdict pathLink(Cred subject, PathObject old, PathObject path) {
    Judge judge = files.judge();
    TaskState task = judge.state(subject);
    if (task.isKilled()) {
      return Judge.over();
    }
    LoadedPolicy now = judge.policy();
    Label label = task.label();
    if (label.unconfined(now)) {
      return Verdict.ALLOW;
    }
    byte[] name = Names.bytes(path.path(), false);
    byte[] target = Names.bytes(old.path(), false);
    Decision decision =
        name == null || target == null
            ? FileChecks.disconnected(now, label, Permissions.LINK)
            : FileChecks.link(now, label, name, target, files.owners().own(old));
    String link = FileNames.name(path, false);
    return judge.verdict(
        subject, decision, files.asked(AskedFile.LINK, link, FileNames.name(old, false), old));
  }
}
