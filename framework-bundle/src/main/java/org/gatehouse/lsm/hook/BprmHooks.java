package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.ProgramObject;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hooks on exec: the start of a bundle, and of an operating-system process (Linux 6.12
 * include/linux/lsm_hook_defs.h, "bprm").
 */
@ConsumerType
public interface BprmHooks {
  /**
   * Compute the label that the program will run with, onto {@code program.cred()}, and say whether
   * that is allowed.
   */
  default Verdict bprmCredsForExec(Cred subject, ProgramObject program) {
    return Verdict.ALLOW;
  }

  /** The same from what the file itself carries: capabilities, an exec label. */
  default Verdict bprmCredsFromFile(Cred subject, ProgramObject program, Inode file) {
    return Verdict.ALLOW;
  }

  /** May the subject start the program. */
  default Verdict bprmCheckSecurity(Cred subject, ProgramObject program) {
    return Verdict.ALLOW;
  }

  /** The new creds are about to become visible. */
  default void bprmCommittingCreds(ProgramObject program) {}

  /** The program runs with its new creds. */
  default void bprmCommittedCreds(ProgramObject program) {}
}
