package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.jspecify.annotations.Nullable;

/**
 * A task: a bundle from install to uninstall. The framework is the first task, number 0.
 *
 * <p>Identity is the bundle id. Each start is a new incarnation and gets new creds. Made by the
 * host.
 */
public final class Task implements SecurityObject {
  private final long id;
  private final String name;
  private final @Nullable Task parent;
  private final Blob blob;
  private volatile State state;
  private volatile boolean named = true;

  /** What changes at exec and exit, replaced as a whole. */
  private record State(int incarnation, @Nullable Cred cred, boolean alive) {}

  Task(long id, String name, @Nullable Task parent, Blob blob) {
    this.id = id;
    this.name = name;
    this.parent = parent;
    this.blob = blob;
    this.state = new State(0, null, true);
  }

  void exec(Cred cred) {
    state = new State(cred.incarnation(), cred, true);
  }

  void name(boolean own) {
    named = own;
  }

  void exit() {
    state = new State(state.incarnation, state.cred, false);
  }

  /** The bundle id. */
  public long id() {
    return id;
  }

  /** The bundle's symbolic name, or {@code framework}. */
  public String name() {
    return name;
  }

  /**
   * Whether the symbolic name is this bundle's own: bound to it in the stacker's configuration or,
   * where it is bound to none, borne by it first. What is granted to a name is granted to such a
   * task alone.
   */
  public boolean isNamed() {
    return named;
  }

  /**
   * The executable path that path-based modules match: {@code /bundle/<symbolic-name>}, or {@code
   * /unbound/<bundle-id>} for a bundle whose name is another's.
   */
  public String path() {
    return named ? "/bundle/" + name : "/unbound/" + id;
  }

  /** The task that installed this one; null only for the framework. */
  public @Nullable Task parent() {
    return parent;
  }

  /** Counts the starts; 0 before the first. */
  public int incarnation() {
    return state.incarnation;
  }

  /** The creds of the present incarnation. */
  public Cred cred() {
    Cred cred = state.cred;
    if (cred == null) {
      throw new IllegalStateException("task " + id + " has no creds yet");
    }
    return cred;
  }

  /** False once the bundle is uninstalled. */
  public boolean isAlive() {
    return state.alive;
  }

  /** The parent, or the framework once the parent is gone: a task is reparented as in Linux. */
  public @Nullable Task realParent() {
    Task up = parent;
    return up == null || up.isAlive() ? up : up.root();
  }

  private Task root() {
    Task up = this;
    while (up.parent != null) {
      up = up.parent;
    }
    return up;
  }

  /** Whether the other task is this one or a real ancestor of it (yama's task_is_descendant). */
  public boolean isDescendantOf(Task ancestor) {
    for (Task t = this; t != null; t = t.realParent()) {
      if (t == ancestor) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.TASK;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return name + "(" + id + ")";
  }
}
