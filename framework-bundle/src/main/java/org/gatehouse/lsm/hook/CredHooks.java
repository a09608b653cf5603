package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on creds (Linux 6.12 include/linux/lsm_hook_defs.h, "cred"). */
@ConsumerType
public interface CredHooks {
  /** Empty creds come to be. */
  @Rule(value = Combine.ALLOC, undo = "credFree")
  default Verdict credAllocBlank(Cred cred) {
    return Verdict.ALLOW;
  }

  /** The creds are gone. Also called where an alloc hook failed or was never called. */
  default void credFree(Cred cred) {}

  /** Creds are made from old ones: a child thread, a new incarnation, a narrowed copy. */
  @Rule(value = Combine.ALLOC, undo = "credFree")
  default Verdict credPrepare(Cred cred, Cred old) {
    return Verdict.ALLOW;
  }

  /** The contents of the old creds move to the new. */
  default void credTransfer(Cred cred, Cred old) {}

  /** The module's number for the label of the creds. */
  default Reply<Long> credGetsecid(Cred cred) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** May the host act with this label of the module. */
  default Verdict kernelActAs(Cred cred, long secid) {
    return Verdict.ALLOW;
  }

  /** May the host create files labelled as this one. */
  default Verdict kernelCreateFilesAs(Cred cred, Inode inode) {
    return Verdict.ALLOW;
  }
}
