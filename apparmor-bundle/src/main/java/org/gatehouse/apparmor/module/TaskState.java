package org.gatehouse.apparmor.module;

import java.util.function.Function;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Transition;

/**
 * What creds carry (Linux 6.1 struct aa_task_ctx): how the task is confined, and whether it ended.
 */
final class TaskState {
  private volatile Confinement confinement;
  private volatile boolean noNewPrivileges;
  private volatile boolean killed;

  TaskState(Confinement confinement, boolean noNewPrivileges) {
    this.confinement = confinement;
    this.noNewPrivileges = noNewPrivileges;
  }

  /** How it is confined. */
  Confinement confinement() {
    return confinement;
  }

  /** What confines it. */
  Label label() {
    return confinement.label();
  }

  /** Changes how it is confined, where the step is allowed; one change at a time. */
  synchronized Transition change(LoadedPolicy policy, Function<Confinement, Transition> step) {
    Confinement before = noted(policy);
    Transition transition = step.apply(before);
    confinement = transition.decision().allowed() ? transition.after() : before;
    return transition;
  }

  /** From when on privileges must stay is noticed at the first change after it was asked for. */
  private Confinement noted(LoadedPolicy policy) {
    return noNewPrivileges ? confinement.withoutNewPrivileges(policy) : confinement;
  }

  /** The wish for the next exec was used. */
  synchronized void execDone() {
    Confinement now = confinement;
    confinement =
        new Confinement(
            now.label(), now.previous(), now.token(), null, false, now.noNewPrivileges());
  }

  boolean noNewPrivileges() {
    return noNewPrivileges;
  }

  /** From now on it never gets rid of what confines it. */
  void denyNewPrivileges() {
    noNewPrivileges = true;
  }

  boolean isKilled() {
    return killed;
  }

  /** It is over: whatever it asks from now on is denied. */
  void kill() {
    killed = true;
  }
}
