package org.gatehouse.apparmor.module;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Transition;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * What creds carry (Linux 6.1 struct aa_task_ctx): how the task is confined, and whether it ended.
 *
 * <p>As in Linux a hat is a thread's, and threads that it makes have it too: a server serves many
 * requests at once. Everything else is the whole task's, because its threads share all they have.
 * Threads refer to hats by number only, so that none keeps the module from being collected.
 */
final class TaskState {
  private static final int MOST = 1024;

  /** The number of what confines a thread, and the token that it gave; guarded by this. */
  @SuppressWarnings("ThreadLocalUsage") // each task's own: a thread acts for many tasks
  private final InheritableThreadLocal<long[]> here = new InheritableThreadLocal<>();

  /** What threads were ever confined by, without tokens; grows only. */
  private final List<Confinement> known = new CopyOnWriteArrayList<>();

  private volatile Confinement shared;
  private volatile boolean hatted;
  private volatile boolean noNewPrivileges;
  private volatile boolean killed;

  TaskState(Confinement shared, boolean noNewPrivileges) {
    this.shared = shared;
    this.noNewPrivileges = noNewPrivileges;
  }

  /** How the task is confined, as others see it. */
  Confinement shared() {
    return shared;
  }

  /** How it is confined on this thread. */
  Confinement confinement() {
    long[] hat = hatted ? here.get() : null;
    return hat == null ? shared : with(known.get((int) hat[0]), hat[1]);
  }

  /** What confines it on this thread. */
  Label label() {
    long[] hat = hatted ? here.get() : null;
    return hat == null ? shared.label() : known.get((int) hat[0]).label();
  }

  private static Confinement with(Confinement hat, long token) {
    return new Confinement(
        hat.label(), hat.previous(), token, hat.onexec(), hat.stacks(), hat.noNewPrivileges());
  }

  /** What a step would make of it; nothing changes. */
  Transition look(LoadedPolicy policy, Function<Confinement, Transition> step) {
    return step.apply(noted(policy));
  }

  /**
   * Changes how it is confined, where the step is allowed; one change at a time.
   *
   * @throws LsmException ENOMEM if its threads were in too many hats
   */
  synchronized Transition change(LoadedPolicy policy, Function<Confinement, Transition> step) {
    Confinement before = noted(policy);
    Transition transition = step.apply(before);
    put(transition.decision().allowed() ? transition.after() : before);
    return transition;
  }

  /** From when on privileges must stay is noticed at the first change after it was asked for. */
  private Confinement noted(LoadedPolicy policy) {
    Confinement now = confinement();
    return noNewPrivileges ? now.withoutNewPrivileges(policy) : now;
  }

  private void put(Confinement next) {
    boolean inside = hatted && here.get() != null;
    if (next.previous() == null && (!inside || next.label().equals(shared.label()))) {
      here.remove();
      shared = next;
    } else {
      here.set(new long[] {number(with(next, 0)), next.token()});
      hatted = true;
    }
  }

  private int number(Confinement hat) {
    if (!known.contains(hat)) {
      if (known.size() >= MOST) {
        throw new LsmException(Errno.ENOMEM, "too many hats");
      }
      known.add(hat);
    }
    return known.indexOf(hat);
  }

  /** The wish for the next exec was used. */
  synchronized void execDone() {
    Confinement now = confinement();
    put(
        new Confinement(
            now.label(), now.previous(), now.token(), null, false, now.noNewPrivileges()));
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
