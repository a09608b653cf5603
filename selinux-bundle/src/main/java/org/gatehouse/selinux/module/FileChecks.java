package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.selinux.SelinuxClass;

/** What is done to open files (Linux 6.1 hooks.c, selinux_file_*, file_has_perm). */
final class FileChecks implements FileHooks {
  private static final int USE = SelinuxClass.FD.bits("use");
  private static final int LOCK = SelinuxClass.FILE.bits("lock");
  private static final int MAP = SelinuxClass.FILE.bits("map");
  private static final int WRITE = SelinuxClass.FILE.bits("write");
  private static final int IOCTL = SelinuxClass.FILE.bits("ioctl");

  private final Judge judge;
  private final FileLabels files;
  private final Creation creation;

  FileChecks(Judge judge, FileLabels files, Creation creation) {
    this.judge = judge;
    this.files = files;
    this.creation = creation;
  }

  /** Who opened the file counts; one opened for nothing is for ioctl. */
  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    FileLabel label = files.of(file.path());
    int sid = file.path().inode() == null ? fresh(file) : label.sid();
    int mask = Permissions.of(label.tclass(), file.mask());
    int permissions = (mask == 0 ? IOCTL : mask) | judge.open();
    return judge.ask(file.opener(), sid, label.tclass(), permissions, file);
  }

  /** One that is about to be made already has the label that it will get. */
  private int fresh(FileObject file) {
    return creation.sid(file.opener(), file.path(), SelinuxClass.FILE);
  }

  private Verdict ask(Cred subject, FileObject file, int permissions) {
    int sid = judge.sid(subject);
    int opener = judge.sid(file.opener());
    if (sid != opener) {
      Verdict use = judge.ask(sid, opener, SelinuxClass.FD, USE, file);
      if (use.isDenied()) {
        return use;
      }
    }
    if (permissions == 0) {
      return Verdict.ALLOW;
    }
    FileLabel label = files.of(file.path());
    return judge.ask(sid, label.sid(), label.tclass(), permissions, file);
  }

  private Verdict masked(Cred subject, FileObject file, int mask, int more) {
    FileLabel label = files.of(file.path());
    return ask(subject, file, Permissions.of(label.tclass(), mask) | more);
  }

  @Override
  public Verdict filePermission(Cred subject, FileObject file, int mask) {
    return mask == 0 ? Verdict.ALLOW : masked(subject, file, mask, 0);
  }

  @Override
  public Verdict mmapFile(Cred subject, FileObject file, int mask) {
    return masked(subject, file, mask | Mask.READ, MAP);
  }

  @Override
  public Verdict fileLock(Cred subject, FileObject file, boolean exclusive) {
    return ask(subject, file, LOCK);
  }

  @Override
  public Verdict fileReceive(Cred subject, FileObject file) {
    return masked(subject, file, file.mask(), 0);
  }

  @Override
  public Verdict fileTruncate(Cred subject, FileObject file) {
    return ask(subject, file, WRITE);
  }
}
