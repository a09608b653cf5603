package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.ServerErrors;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/** Extended attributes, and who may change labels (Linux 6.1 selinux_inode_setxattr). */
final class XattrChecks implements InodeHooks {
  private static final int GETATTR = SelinuxClass.FILE.bits("getattr");
  private static final int SETATTR = SelinuxClass.FILE.bits("setattr");
  private static final int FROM = SelinuxClass.FILE.bits("relabelfrom");
  private static final int TO = SelinuxClass.FILE.bits("relabelto");

  private final Judge judge;
  private final FileLabels files;
  private final Creation creation;

  XattrChecks(Judge judge, FileLabels files, Creation creation) {
    this.judge = judge;
    this.files = files;
    this.creation = creation;
  }

  private Verdict ask(Cred subject, Inode inode, int permissions) {
    return judge.ask(subject, files.of(inode), permissions, inode);
  }

  @Override
  public boolean inodeXattrSkipcap(String name) {
    return SelinuxXattr.is(name);
  }

  @Override
  public Verdict inodeGetxattr(Cred subject, Inode inode, String name) {
    return ask(subject, inode, GETATTR);
  }

  @Override
  public Verdict inodeListxattr(Cred subject, Inode inode) {
    return ask(subject, inode, GETATTR);
  }

  @Override
  public Verdict inodeSetxattr(Cred subject, Inode inode, Xattr xattr) {
    return SelinuxXattr.is(xattr.name()) && judge.state().isLoaded()
        ? relabel(subject, inode, xattr.value())
        : ask(subject, inode, SETATTR);
  }

  private Verdict relabel(Cred subject, Inode inode, byte[] value) {
    try {
      return relabel(subject, inode, judge.state().server().sid(SelinuxXattr.text(value)));
    } catch (LsmException e) {
      judge.state().server().errors().givenInvalid("setxattr", SelinuxXattr.unended(value));
      return Verdict.deny(Errno.EINVAL, String.valueOf(e.getMessage()));
    }
  }

  private Verdict relabel(Cred subject, Inode inode, int next) {
    FileLabel label = files.of(inode);
    Verdict from = judge.ask(subject, label, FROM, inode);
    Verdict to = from.isDenied() ? from : judge.ask(subject, next, label.tclass(), TO, inode);
    if (to.isDenied()) {
      return to;
    }
    return mayRelabel(subject, label, next) || !judge.state().isEnforcing()
        ? creation.mayAssociate(next, label.path())
        : Verdict.deny(Errno.EPERM, "a validatetrans rule forbids the relabelling of " + inode);
  }

  private boolean mayRelabel(Cred subject, FileLabel label, int next) {
    @Nullable Snapshot now = judge.state().server().snapshot();
    @Nullable Context task = now == null ? null : now.context(judge.sid(subject));
    @Nullable Context before = now == null ? null : now.context(label.sid());
    @Nullable Context after = now == null ? null : now.context(next);
    return now == null
        || (task != null
            && before != null
            && after != null
            && may(now, before, after, label.tclass(), task));
  }

  /** A refusal is told in either mode. */
  private boolean may(
      Snapshot now, Context before, Context after, SelinuxClass tclass, Context task) {
    int value = now.objectClass(tclass.number());
    ActivePolicy by = now.policy();
    boolean may = value == 0 || by.mayRelabel(before, after, value, task);
    if (!may) {
      ServerErrors errors = judge.state().server().errors();
      errors.relabelRefused(by.format(before), by.format(after), by.format(task), tclass.label());
    }
    return may;
  }

  /** The blob follows the attribute. */
  @Override
  public void inodePostSetxattr(Inode inode, Xattr xattr) {
    if (SelinuxXattr.is(xattr.name()) && judge.state().isLoaded()) {
      int fallback = files.of(inode).sid();
      String text = SelinuxXattr.text(xattr.value());
      files.relabel(inode, judge.state().server().objectSid(text, fallback));
    }
  }

  /** Nobody takes a label off; it can only be changed. */
  @Override
  public Verdict inodeRemovexattr(Cred subject, Inode inode, String name) {
    return SelinuxXattr.is(name) && judge.state().isLoaded()
        ? Verdict.deny(Errno.EACCES, "nobody removes " + name + ": a label is changed")
        : ask(subject, inode, SETATTR);
  }
}
