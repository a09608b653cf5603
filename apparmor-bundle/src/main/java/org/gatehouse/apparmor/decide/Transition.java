package org.gatehouse.apparmor.decide;

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
}
