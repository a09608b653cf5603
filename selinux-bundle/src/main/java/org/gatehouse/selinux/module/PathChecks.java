package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.PathHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.selinux.SelinuxClass;

/** What only the hooks with names know: what is about to be made, and what a new name stood for. */
final class PathChecks implements PathHooks {
  private static final int DIR_REMOVE = SelinuxClass.DIR.bits("remove_name");
  private static final int RMDIR = SelinuxClass.DIR.bits("rmdir");
  private static final int UNLINK = SelinuxClass.FILE.bits("unlink");
  private static final int WATCH = SelinuxClass.FILE.bits("watch");
  private static final int CUT = SelinuxClass.FILE.bits("write");

  private final Judge judge;
  private final FileLabels files;
  private final Creation creation;

  PathChecks(Judge judge, FileLabels files, Creation creation) {
    this.judge = judge;
    this.files = files;
    this.creation = creation;
  }

  private Verdict ask(Cred subject, PathObject path, int permissions) {
    return judge.ask(subject, files.of(path), permissions, path);
  }

  private Verdict expect(Cred subject, PathObject path, SelinuxClass tclass) {
    try {
      creation.expect(subject, path, tclass);
      return Verdict.ALLOW;
    } catch (LsmException e) {
      return Verdict.deny(Errno.EACCES, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Verdict pathMknod(Cred subject, PathObject path, int mode) {
    return expect(subject, path, FileLabel.tclass(mode));
  }

  @Override
  public Verdict pathMkdir(Cred subject, PathObject path, int mode) {
    return expect(subject, path, SelinuxClass.DIR);
  }

  @Override
  public Verdict pathSymlink(Cred subject, PathObject path, String target) {
    return expect(subject, path, SelinuxClass.LNK_FILE);
  }

  /** The old name is looked at, so that its inode has a label. */
  @Override
  public Verdict pathLink(Cred subject, PathObject old, PathObject path) {
    files.of(old);
    return Verdict.ALLOW;
  }

  @Override
  public Verdict pathRename(Cred subject, PathObject old, PathObject path) {
    files.of(old);
    Inode replaced = path.inode();
    return replaced == null ? Verdict.ALLOW : replace(subject, path, replaced);
  }

  private Verdict replace(Cred subject, PathObject path, Inode replaced) {
    FileLabel directory = files.of(path.parent());
    Verdict leave = judge.ask(subject, directory.sid(), SelinuxClass.DIR, DIR_REMOVE, path);
    return leave.isDenied() ? leave : ask(subject, path, replaced.isDirectory() ? RMDIR : UNLINK);
  }

  @Override
  public Verdict pathTruncate(Cred subject, PathObject path) {
    return ask(subject, path, CUT | judge.open());
  }

  @Override
  public Verdict pathNotify(Cred subject, PathObject path) {
    return ask(subject, path, WATCH);
  }
}
