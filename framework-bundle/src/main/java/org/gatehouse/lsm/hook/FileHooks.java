package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on open files (Linux 6.12 include/linux/lsm_hook_defs.h, "file"). */
@ConsumerType
public interface FileHooks {
  /** A stream or channel comes to be. */
  @Rule(value = Combine.ALLOC, undo = "fileFreeSecurity")
  default Verdict fileAllocSecurity(FileObject file) {
    return Verdict.ALLOW;
  }

  /** The stream or channel is gone. Also called where its alloc hook failed or was never called. */
  default void fileFreeSecurity(FileObject file) {}

  /** The stream or channel is being closed. */
  default void fileRelease(FileObject file) {}

  /** May the subject go on reading or writing; bits of {@link org.gatehouse.lsm.object.Mask}. */
  default Verdict filePermission(Cred subject, FileObject file, int mask) {
    return Verdict.ALLOW;
  }

  /** May the subject map the file; EXEC when it is mapped as code. */
  default Verdict mmapFile(Cred subject, FileObject file, int mask) {
    return Verdict.ALLOW;
  }

  /** May the subject lock the file. */
  default Verdict fileLock(Cred subject, FileObject file, boolean exclusive) {
    return Verdict.ALLOW;
  }

  /** May the subject use a file that another task opened. */
  default Verdict fileReceive(Cred subject, FileObject file) {
    return Verdict.ALLOW;
  }

  /** May the subject open the file; {@code file.mask()} says for what. */
  default Verdict fileOpen(Cred subject, FileObject file) {
    return Verdict.ALLOW;
  }

  /** The file was opened; the last chance to refuse it. */
  default Verdict filePostOpen(Cred subject, FileObject file) {
    return Verdict.ALLOW;
  }

  /** May the subject cut the open file. */
  default Verdict fileTruncate(Cred subject, FileObject file) {
    return Verdict.ALLOW;
  }
}
