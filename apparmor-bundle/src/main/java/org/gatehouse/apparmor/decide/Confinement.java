package org.gatehouse.apparmor.decide;

import org.jspecify.annotations.Nullable;

/**
 * How a task is confined. Immutable: a change is another one, which the task gets as a whole.
 *
 * @param label what confines it
 * @param previous in a hat what it returns to; null outside of hats
 * @param token of the hat
 * @param onexec what it changes to at the next exec
 * @param stacks whether that is stacked on top
 * @param noNewPrivileges what it was confined by when {@code no_new_privs} was first noticed
 */
public record Confinement(
    Label label,
    @Nullable Label previous,
    long token,
    @Nullable Label onexec,
    boolean stacks,
    @Nullable Label noNewPrivileges) {
  /** A task without hats and wishes. */
  public static Confinement of(Label label) {
    return new Confinement(label, null, 0, null, false, null);
  }

  /** The same with {@code no_new_privs}; what it is confined by now must stay. */
  public Confinement withoutNewPrivileges(LoadedPolicy policy) {
    return noNewPrivileges != null || label.unconfined(policy)
        ? this
        : new Confinement(label, previous, token, onexec, stacks, label);
  }

  /** Another label at once; hats and wishes are gone. */
  Confinement to(Label next) {
    return new Confinement(next, null, 0, null, false, noNewPrivileges);
  }

  Confinement atExec(Label next, boolean stack) {
    return new Confinement(label, previous, token, next, stack, noNewPrivileges);
  }

  Confinement inHat(Label hat, long secret) {
    Label from = previous == null ? label : previous;
    return new Confinement(hat, from, secret, null, false, noNewPrivileges);
  }

  /** Whether a label takes nothing away that {@code no_new_privs} keeps. */
  public boolean mayBecome(Label next, LoadedPolicy policy) {
    return noNewPrivileges == null
        || label.unconfined(policy)
        || next.confinesAs(noNewPrivileges, policy);
  }
}
