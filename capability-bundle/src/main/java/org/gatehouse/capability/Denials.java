package org.gatehouse.capability;

import org.gatehouse.capability.policy.Bits;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;

/** What a denial says, with the configuration entry that would allow it. */
final class Denials {
  private Denials() {}

  static Verdict lacks(Errno errno, Cred subject, Capability capability) {
    return Verdict.deny(
        errno, subject + " does not hold " + capability, grant(subject, capability));
  }

  private static String grant(Cred subject, Capability capability) {
    String caps = Bits.name(capability) + "=ep";
    if (subject.isOperator()) {
      return "operator = " + caps + " in org.gatehouse.capability.cfg";
    }
    return subject.task().parent() == null
        ? "framework = " + caps + " in org.gatehouse.capability.cfg"
        : "capabilities = "
            + subject.task().path()
            + " "
            + caps
            + " in org.gatehouse.capability.cfg";
  }
}
