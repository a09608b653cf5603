package org.gatehouse.selinux.fs;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;

/** {@code policy}: the policy in force, as bytes that can be loaded. */
record PolicyCopy(SelinuxState state, Authority authority) implements ControlFile {
  @Override
  public int mode() {
    return 0444;
  }

  @Override
  public byte[] read(Cred subject) {
    authority.require(subject, SelinuxClass.SECURITY.bits("read_policy"));
    return state.policy();
  }
}
