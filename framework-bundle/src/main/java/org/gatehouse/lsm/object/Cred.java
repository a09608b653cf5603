package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/**
 * The security attributes of a task; the subject of a decision.
 *
 * <p>Made by the host when a task starts, and for an operator's session. Immutable but for its
 * blob.
 */
public final class Cred implements SecurityObject {
  private final Task task;
  private final int incarnation;
  private final boolean privileged;
  private final boolean operator;
  private final Blob blob;

  Cred(Task task, int incarnation, boolean privileged, boolean operator, Blob blob) {
    this.task = task;
    this.incarnation = incarnation;
    this.privileged = privileged;
    this.operator = operator;
    this.blob = blob;
  }

  /** The task that acts. */
  public Task task() {
    return task;
  }

  /** Which start of the task these creds belong to. */
  public int incarnation() {
    return incarnation;
  }

  /** Whether these creds hold all capabilities where no capability module decides. */
  public boolean isPrivileged() {
    return privileged;
  }

  /** Whether these are the creds of an operator's session. */
  public boolean isOperator() {
    return operator;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.CRED;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return operator ? "operator" : task.toString();
  }
}
