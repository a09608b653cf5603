package org.gatehouse.apparmor.decide;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;

/**
 * What becomes of a task.
 *
 * @param after how it is confined then; as before if that is not allowed
 * @param secure whether an exec scrubs the environment
 */
public record Transition(Decision decision, Confinement after, boolean secure) {
  static Transition refused(Confinement before, Errno error) {
    return new Transition(Decision.refused(error), before, false);
  }

  static Transition refused(Confinement before, Decision decision) {
    return new Transition(decision, before, false);
  }

  /** It would take away what {@code no_new_privs} keeps. */
  static Transition privileged(Confinement before, LoadedPolicy policy) {
    LoadedProfile first = before.label().profiles(policy).get(0);
    Finding finding = new Finding(first, Finding.Kind.DENIED, 0, -1, "no new privs");
    return new Transition(new Decision(Errno.EPERM, false, List.of(finding)), before, false);
  }
}
