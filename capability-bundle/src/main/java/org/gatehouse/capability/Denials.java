package org.gatehouse.capability;

import org.gatehouse.capability.policy.Bits;
import org.gatehouse.capability.policy.TaskCaps;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;

/** What a denial says, with the configuration entry that would allow it. */
final class Denials {
  private static final String FILE = " in etc/org.gatehouse.capability.cfg";

  private Denials() {}

  /** EPERM to a subject with these sets. */
  static Verdict lacks(Cred subject, TaskCaps caps, Capability capability) {
    String reason = subject + " does not hold " + capability;
    if (caps.noNewPrivs()) {
      return Verdict.deny(Errno.EPERM, reason + "; it gains none under no_new_privs", "");
    }
    if (!Bits.has(caps.bounding(), capability)) {
      return Verdict.deny(Errno.EPERM, reason + "; its bounding set is without it", "");
    }
    if (Bits.has(caps.permitted(), capability)) {
      return Verdict.deny(Errno.EPERM, reason + "; it is permitted but not effective", "");
    }
    return Verdict.deny(Errno.EPERM, reason, grant(subject, capability));
  }

  private static String grant(Cred subject, Capability capability) {
    String caps = Bits.name(capability) + "=ep";
    if (subject.isOperator()) {
      return caps + " added to operator" + FILE;
    }
    return subject.task().parent() == null
        ? caps + " added to framework" + FILE
        : subject.task().path() + " " + caps + " added to capabilities" + FILE;
  }
}
