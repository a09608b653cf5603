package org.gatehouse.capability;

import java.util.function.Supplier;
import org.gatehouse.capability.policy.TaskCaps;
import org.gatehouse.lsm.hook.BprmHooks;
import org.gatehouse.lsm.hook.CredHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.ProgramObject;

/** Exec: of a bundle when its creds are prepared, of a process when its file is known. */
record ExecHooks(Supplier<Holdings> held) implements CredHooks, BprmHooks {
  private Holdings holdings() {
    return held.get();
  }

  /**
   * The creds of an installed bundle are those of a fork and an exec, since its classes may run
   * before it starts; each start is an exec.
   */
  @Override
  public Verdict credPrepare(Cred cred, Cred old) {
    TaskCaps before = holdings().caps(old);
    if (holdings().exec(cred, before)) {
      return Verdict.ALLOW;
    }
    if (cred.task() == old.task()) {
      return refusal(cred.task().path());
    }
    holdings().none(cred, before);
    return Verdict.ALLOW;
  }

  @Override
  public Verdict bprmCredsFromFile(Cred subject, ProgramObject program, Inode file) {
    if (program.task() != null || program.cred() == subject) {
      return Verdict.ALLOW;
    }
    TaskCaps before = holdings().caps(subject);
    return holdings().execProgram(program.cred(), before, program.path())
        ? Verdict.ALLOW
        : refusal(program.path());
  }

  private static Verdict refusal(String path) {
    return Verdict.deny(
        Errno.EPERM, path + " has effective capabilities that its bounding set does not allow");
  }
}
