package org.gatehouse.selinux;

import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;

/** Says who may use the security server itself: the class {@code security} on its initial SID. */
@FunctionalInterface
public interface Authority {
  /**
   * The subject needs these permissions of {@link SelinuxClass#SECURITY}. Any thread; a denial is
   * recorded.
   *
   * @param permissions their bits, as {@link SelinuxClass#bits} gives them
   * @throws LsmException EACCES where it has not all of them
   */
  void require(Cred subject, int permissions);
}
