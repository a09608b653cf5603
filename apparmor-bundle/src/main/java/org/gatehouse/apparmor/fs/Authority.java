package org.gatehouse.apparmor.fs;

import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;

/** Says who may change the policy (Linux 6.1 aa_may_manage_policy). */
@FunctionalInterface
public interface Authority {
  /**
   * The subject wants to change the policy. Any thread.
   *
   * @throws LsmException EACCES or EPERM where it may not
   */
  void require(Cred subject);
}
