package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.jspecify.annotations.Nullable;

/**
 * What is done with open files (Linux 6.1 security/apparmor/file.c, aa_file_perm). Whoever opened a
 * file goes on with it without being asked again; another label, and more than was asked for, is
 * decided by the name that the file was opened by.
 */
final class OpenFiles implements FileHooks {
  private final Reserved<Opened> slot = new Reserved<>(ObjectKind.FILE);
  private final FileNames files;

  /** Under what and for what a file was opened; more is added as it is allowed. */
  private static final class Opened {
    private final Label label;
    private volatile int allowed;

    Opened(Label label, int allowed) {
      this.label = label;
      this.allowed = allowed;
    }
  }

  OpenFiles(FileNames files) {
    this.files = files;
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  /** Appending is less than writing, and needs only that. */
  private static int request(int mask) {
    int request = mask & (Mask.READ | Mask.EXEC);
    boolean writes = (mask & (Mask.WRITE | Mask.APPEND)) != 0;
    return !writes
        ? request
        : request | ((mask & Mask.APPEND) != 0 ? Permissions.APPEND : Permissions.WRITE);
  }

  /** Whoever opens the file counts. */
  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    int request = request(file.mask());
    Verdict verdict = files.ask(file.opener(), "open", file.path(), request);
    Label label = files.judge().state(file.opener()).label();
    if (!verdict.isDenied() && !label.unconfined(files.judge().policy())) {
      slot.attach(file, new Opened(label, request));
    }
    return verdict;
  }

  /**
   * One that was opened before the module was there was opened for nothing yet, and one that
   * nothing confined opened for all that it wanted.
   */
  private Opened of(FileObject file) {
    Opened there = slot.get(file);
    if (there != null) {
      return there;
    }
    Label label = files.judge().state(file.opener()).label();
    boolean free = label.unconfined(files.judge().policy());
    return slot.attach(file, new Opened(label, free ? request(file.mask()) : 0));
  }

  private Verdict ask(Cred subject, FileObject file, String operation, int request) {
    TaskState task = files.judge().state(subject);
    if (isSettled(task, slot.get(file), request)) {
      return Verdict.ALLOW;
    }
    LoadedPolicy now = files.judge().policy();
    if (!task.isKilled() && task.label().unconfined(now)) {
      return Verdict.ALLOW;
    }
    Opened opened = of(file);
    boolean more = (request & ~opened.allowed) != 0;
    if (!task.isKilled() && !more && isPassed(task.label(), opened.label, now)) {
      return Verdict.ALLOW;
    }
    Verdict verdict = files.ask(subject, operation, file.path(), request);
    if (verdict == Verdict.ALLOW && task.label().equals(opened.label)) {
      opened.allowed |= request;
    }
    return verdict;
  }

  /** Whether what was confined when it opened the file is as it was, and asks for no more. */
  @SuppressWarnings("ReferenceEquality") // an equal label is found out after this
  private static boolean isSettled(TaskState task, @Nullable Opened opened, int request) {
    return opened != null
        && opened.label == task.label()
        && (request & ~opened.allowed) == 0
        && !task.isKilled();
  }

  /** Whether everything that confines now did so when the file was opened, or nothing did then. */
  private static boolean isPassed(Label now, Label then, LoadedPolicy policy) {
    return now.equals(then) || then.unconfined(policy) || then.keys().containsAll(now.keys());
  }

  @Override
  public Verdict filePermission(Cred subject, FileObject file, int mask) {
    int appends = (mask & Mask.WRITE) == 0 ? 0 : file.mask() & Mask.APPEND;
    int request = request(mask | appends);
    return request == 0 ? Verdict.ALLOW : ask(subject, file, "file_perm", request);
  }

  @Override
  public Verdict mmapFile(Cred subject, FileObject file, int mask) {
    int request = mask & (Mask.READ | Mask.WRITE);
    request |= (mask & Mask.EXEC) != 0 ? Permissions.MMAP : 0;
    return ask(subject, file, "file_mmap", request);
  }

  @Override
  public Verdict fileLock(Cred subject, FileObject file, boolean exclusive) {
    int request = exclusive ? Permissions.LOCK | Permissions.WRITE : Permissions.LOCK;
    return ask(subject, file, "file_lock", request);
  }

  @Override
  public Verdict fileReceive(Cred subject, FileObject file) {
    return ask(subject, file, "file_receive", request(file.mask()));
  }

  @Override
  public Verdict fileTruncate(Cred subject, FileObject file) {
    int request = Permissions.WRITE | Permissions.SETATTR;
    return files.ask(subject, "truncate", file.path(), request);
  }
}
