package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.selinux.SelinuxClass;
import org.jspecify.annotations.Nullable;

/** What is done to files whatever their names (Linux 6.1 hooks.c, selinux_inode_*). */
final class InodeChecks implements InodeHooks {
  private static final int DIR_REMOVE = SelinuxClass.DIR.bits("remove_name", "search");
  private static final int DIR_ADD = SelinuxClass.DIR.bits("add_name", "search");
  private static final int RMDIR = SelinuxClass.DIR.bits("rmdir");
  private static final int REPARENT = SelinuxClass.DIR.bits("reparent");

  /** Those that all classes of files begin with. */
  private static final int UNLINK = SelinuxClass.FILE.bits("unlink");

  private static final int LINK = SelinuxClass.FILE.bits("link");
  private static final int RENAME = SelinuxClass.FILE.bits("rename");
  private static final int READ = SelinuxClass.FILE.bits("read");
  private static final int GETATTR = SelinuxClass.FILE.bits("getattr");
  private static final int SETATTR = SelinuxClass.FILE.bits("setattr");
  private static final int WRITE = SelinuxClass.FILE.bits("write");

  private final Judge judge;
  private final FileLabels files;
  private final Creation creation;

  InodeChecks(Judge judge, FileLabels files, Creation creation) {
    this.judge = judge;
    this.files = files;
    this.creation = creation;
  }

  private Verdict ask(Cred subject, Inode inode, int permissions) {
    return ask(subject, inode, files.kept(inode), permissions);
  }

  private Verdict ask(Cred subject, Inode inode, @Nullable FileLabel kept, int permissions) {
    return kept != null && judge.recalls(subject, kept, permissions)
        ? Verdict.ALLOW
        : judge.ask(subject, files.of(inode), permissions, inode);
  }

  @Override
  public void dInstantiate(PathObject path, Inode inode) {
    files.instantiate(path.path(), inode);
  }

  @Override
  public Verdict inodePermission(Cred subject, Inode inode, int mask) {
    if ((mask & (Mask.READ | Mask.WRITE | Mask.EXEC | Mask.APPEND)) == 0) {
      return Verdict.ALLOW;
    }
    FileLabel kept = files.kept(inode);
    SelinuxClass tclass = kept == null ? FileLabel.tclass(inode) : kept.tclass();
    return ask(subject, inode, kept, Permissions.of(tclass, mask));
  }

  @Override
  public Verdict inodeCreate(Cred subject, Inode directory, String name, int mode) {
    return creation.mayCreate(subject, directory, name, FileLabel.tclass(mode));
  }

  @Override
  public Verdict inodeMkdir(Cred subject, Inode directory, String name, int mode) {
    return creation.mayCreate(subject, directory, name, SelinuxClass.DIR);
  }

  @Override
  public Verdict inodeSymlink(Cred subject, Inode directory, String name, String target) {
    return creation.mayCreate(subject, directory, name, SelinuxClass.LNK_FILE);
  }

  @Override
  public Verdict inodeLink(Cred subject, Inode old, Inode directory, String name) {
    Verdict enter = ask(subject, directory, DIR_ADD);
    return enter.isDenied() ? enter : ask(subject, old, LINK);
  }

  @Override
  public Verdict inodeUnlink(Cred subject, Inode directory, Inode inode) {
    Verdict leave = ask(subject, directory, DIR_REMOVE);
    return leave.isDenied() ? leave : ask(subject, inode, UNLINK);
  }

  @Override
  public Verdict inodeRmdir(Cred subject, Inode directory, Inode inode) {
    Verdict leave = ask(subject, directory, DIR_REMOVE);
    return leave.isDenied() ? leave : ask(subject, inode, RMDIR);
  }

  /** What the new name stood for is asked about by its path, which only that hook knows. */
  @Override
  public Verdict inodeRename(
      Cred subject, Inode oldDirectory, Inode inode, Inode newDirectory, String name) {
    boolean moved = oldDirectory != newDirectory && inode.isDirectory();
    Verdict leave = ask(subject, oldDirectory, DIR_REMOVE);
    Verdict rename =
        leave.isDenied() ? leave : ask(subject, inode, moved ? RENAME | REPARENT : RENAME);
    return rename.isDenied() ? rename : ask(subject, newDirectory, DIR_ADD);
  }

  @Override
  public Verdict inodeReadlink(Cred subject, Inode inode) {
    return ask(subject, inode, READ);
  }

  @Override
  public Verdict inodeFollowLink(Cred subject, Inode inode) {
    return ask(subject, inode, READ);
  }

  @Override
  public Verdict inodeSetattr(Cred subject, Inode inode, String attribute) {
    return ask(subject, inode, attribute.equals("size") ? WRITE : SETATTR);
  }

  @Override
  public Verdict inodeGetattr(Cred subject, PathObject path) {
    return judge.ask(subject, files.of(path), GETATTR, path);
  }

  @Override
  public void inodeInvalidateSecctx(Inode inode) {
    files.forget(inode);
  }

  @Override
  public Verdict inodeSetAcl(Cred subject, Inode inode, String acl) {
    return ask(subject, inode, SETATTR);
  }

  @Override
  public Verdict inodeGetAcl(Cred subject, Inode inode) {
    return ask(subject, inode, GETATTR);
  }
}
