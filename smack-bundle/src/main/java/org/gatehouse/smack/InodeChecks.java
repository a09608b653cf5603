package org.gatehouse.smack;

import java.util.List;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.PathHooks;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.smack.Judge.About;
import org.gatehouse.smack.policy.Access;

/** What is done to files and their names (Linux 6.12 smack_lsm.c, smack_inode_*). */
final class InodeChecks implements InodeHooks, PathHooks {
  private static final int READ_WRITE = Access.READ | Access.WRITE;
  private static final int MODES = Access.READ | Access.WRITE | Access.EXEC | Access.APPEND;
  private static final About PERMISSION = new About("smack_inode_permission", "file");
  private static final About LINK = new About("smack_inode_link", "file");
  private static final About UNLINK = new About("smack_inode_unlink", "file");
  private static final About RMDIR = new About("smack_inode_rmdir", "dir");
  private static final About RENAME = new About("smack_inode_rename", "file");
  private static final About SETATTR = new About("smack_inode_setattr", "file");
  private static final About GETATTR = new About("smack_inode_getattr", "file");

  private final Judge judge;
  private final FileLabels files;
  private final Creation creation;
  private final XattrChecks xattrs;

  InodeChecks(Judge judge, FileLabels files, Creation creation) {
    this.judge = judge;
    this.files = files;
    this.creation = creation;
    this.xattrs = new XattrChecks(judge, files);
  }

  private Verdict ask(About about, Cred subject, Inode inode, int request) {
    return judge.task(about, subject, files.of(inode).label(), request);
  }

  @Override
  public void dInstantiate(PathObject path, Inode inode) {
    files.instantiate(path.path(), inode);
  }

  @Override
  public Verdict inodePermission(Cred subject, Inode inode, int mask) {
    int request = mask & MODES;
    return request == 0 ? Verdict.ALLOW : ask(PERMISSION, subject, inode, request);
  }

  @Override
  public Verdict inodeLink(Cred subject, Inode old, Inode directory, String name) {
    return ask(LINK, subject, old, Access.WRITE);
  }

  @Override
  public Verdict inodeUnlink(Cred subject, Inode directory, Inode inode) {
    Verdict verdict = ask(UNLINK, subject, inode, Access.WRITE);
    return verdict.isDenied() ? verdict : ask(UNLINK, subject, directory, Access.WRITE);
  }

  @Override
  public Verdict inodeRmdir(Cred subject, Inode directory, Inode inode) {
    Verdict verdict = ask(RMDIR, subject, inode, Access.WRITE);
    return verdict.isDenied() ? verdict : ask(RMDIR, subject, directory, Access.WRITE);
  }

  @Override
  public Verdict inodeRename(
      Cred subject, Inode oldDirectory, Inode inode, Inode newDirectory, String name) {
    return ask(RENAME, subject, inode, READ_WRITE);
  }

  /** Only here it is known what the new name stood for. */
  @Override
  public Verdict pathRename(Cred subject, PathObject old, PathObject path) {
    files.of(old);
    return path.inode() == null
        ? Verdict.ALLOW
        : judge.task(RENAME, subject, files.of(path).label(), READ_WRITE);
  }

  @Override
  public Verdict pathLink(Cred subject, PathObject old, PathObject path) {
    files.of(old);
    return path.inode() == null
        ? Verdict.ALLOW
        : judge.task(LINK, subject, files.of(path).label(), Access.WRITE);
  }

  @Override
  public Verdict pathMknod(Cred subject, PathObject path, int mode) {
    creation.expect(subject, path, mode);
    return Verdict.ALLOW;
  }

  @Override
  public Verdict pathMkdir(Cred subject, PathObject path, int mode) {
    creation.expectDirectory(subject, path);
    return Verdict.ALLOW;
  }

  @Override
  public Reply<List<Xattr>> inodeInitSecurity(Cred subject, Inode directory, String name) {
    return Reply.of(creation.xattrs(subject, files.of(directory)));
  }

  @Override
  public Verdict inodeSetattr(Cred subject, Inode inode, String attribute) {
    return ask(SETATTR, subject, inode, Access.WRITE);
  }

  @Override
  public Verdict inodeGetattr(Cred subject, PathObject path) {
    return judge.task(GETATTR, subject, files.of(path).label(), Access.READ);
  }

  @Override
  public boolean inodeXattrSkipcap(String name) {
    return SmackXattr.of(name).isPresent();
  }

  @Override
  public Verdict inodeSetxattr(Cred subject, Inode inode, Xattr xattr) {
    return xattrs.set(subject, inode, xattr);
  }

  @Override
  public void inodePostSetxattr(Inode inode, Xattr xattr) {
    xattrs.wasSet(inode, xattr);
  }

  @Override
  public Verdict inodeGetxattr(Cred subject, Inode inode, String name) {
    return xattrs.get(subject, inode);
  }

  @Override
  public Verdict inodeRemovexattr(Cred subject, Inode inode, String name) {
    return xattrs.remove(subject, inode, name);
  }

  @Override
  public void inodePostRemovexattr(Inode inode, String name) {
    if (SmackXattr.of(name).isPresent()) {
      files.forget(inode);
    }
  }

  @Override
  public void inodeInvalidateSecctx(Inode inode) {
    files.forget(inode);
  }

  @Override
  public Verdict inodeSetAcl(Cred subject, Inode inode, String acl) {
    return ask(SETATTR, subject, inode, Access.WRITE);
  }

  @Override
  public Verdict inodeGetAcl(Cred subject, Inode inode) {
    return ask(GETATTR, subject, inode, Access.READ);
  }
}
