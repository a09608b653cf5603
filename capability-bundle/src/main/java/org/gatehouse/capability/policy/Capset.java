package org.gatehouse.capability.policy;

import java.util.Optional;

/** A task's change of its own sets (cap_capset). */
public final class Capset {
  private Capset() {}

  /**
   * The new sets; empty for EPERM.
   *
   * @param setpcap whether the task holds CAP_SETPCAP
   */
  public static Optional<TaskCaps> run(TaskCaps old, CapState wanted, boolean setpcap) {
    long inheritable = wanted.inheritable();
    boolean allowed =
        (setpcap || Bits.isSubset(inheritable, old.inheritable() | old.permitted()))
            && Bits.isSubset(inheritable, old.inheritable() | old.bounding())
            && Bits.isSubset(wanted.permitted(), old.permitted())
            && Bits.isSubset(wanted.effective(), wanted.permitted());
    return allowed ? Optional.of(set(old, wanted)) : Optional.empty();
  }

  private static TaskCaps set(TaskCaps old, CapState wanted) {
    return old.with(wanted.permitted(), wanted.effective())
        .withInheritable(wanted.inheritable())
        .withAmbient(old.ambient() & wanted.permitted() & wanted.inheritable());
  }
}
