package org.gatehouse.smack;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.smack.Judge.About;
import org.gatehouse.smack.policy.Access;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.TaskDecision;

/** What is done to open files (Linux 6.12 smack_lsm.c, smack_file_*). */
final class FileChecks implements FileHooks {
  private static final About OPEN = new About("smack_file_open", "file");
  private static final About LOCK = new About("smack_file_lock", "file");
  private static final About RECEIVE = new About("smack_file_receive", "file");

  private final Judge judge;
  private final FileLabels files;
  private final Creation creation;

  FileChecks(Judge judge, FileLabels files, Creation creation) {
    this.judge = judge;
    this.files = files;
    this.creation = creation;
  }

  /** Every opening reads, also one for writing; who opened the file counts. */
  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return judge.task(OPEN, file.opener(), label(file), Access.READ);
  }

  @Override
  public Verdict fileLock(Cred subject, FileObject file, boolean exclusive) {
    return judge.task(LOCK, subject, label(file), Access.LOCK);
  }

  @Override
  public Verdict fileReceive(Cred subject, FileObject file) {
    int request = file.mask() & (Mask.READ | Mask.WRITE);
    return request == 0 ? Verdict.ALLOW : judge.task(RECEIVE, subject, label(file), request);
  }

  /** A file may say what else may be mapped with it. */
  @Override
  public Verdict mmapFile(Cred subject, FileObject file, int mask) {
    Label mapped = files.of(file.path()).mmap();
    if (mapped == null) {
      return Verdict.ALLOW;
    }
    TaskLabel task = judge.subjects().of(subject);
    return TaskDecision.mayMap(judge.smack().book().rules(), task.own(), task.label(), mapped)
        ? Verdict.ALLOW
        : Verdict.deny(
            Errno.EACCES,
            "lsm=SMACK fn=smack_mmap_file action=denied subject="
                + task.label()
                + " object="
                + mapped
                + ", which has not all that the subject has, tclass=file");
  }

  /** One that is about to be made already has the label that it will get. */
  private Label label(FileObject file) {
    return file.path().inode() == null
        ? creation.label(file.opener(), file.path())
        : files.of(file.path()).label();
  }
}
