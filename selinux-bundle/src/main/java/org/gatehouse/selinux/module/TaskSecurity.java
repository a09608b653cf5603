package org.gatehouse.selinux.module;

/**
 * What creds carry (Linux 6.1 struct task_security_struct): SIDs, 0 where the task set none. All of
 * them are changed by the task itself only.
 */
final class TaskSecurity {
  private volatile int sid;
  private volatile int previous;
  private volatile boolean noNewPrivs;
  volatile int exec;
  volatile int fileCreate;
  volatile int keyCreate;
  volatile int socketCreate;

  /** A task with this label, which it got from another. */
  TaskSecurity(int sid, int previous, boolean noNewPrivs) {
    this.sid = sid;
    this.previous = previous;
    this.noNewPrivs = noNewPrivs;
  }

  int sid() {
    return sid;
  }

  int previous() {
    return previous;
  }

  boolean noNewPrivs() {
    return noNewPrivs;
  }

  /** From now on no exec gives it a label that its own does not bound. */
  void denyNewPrivs() {
    noNewPrivs = true;
  }

  /** Another label while it runs (dyntransition). */
  void change(int next) {
    sid = next;
  }

  /** The label that it should have had from its start, which the first policy tells. */
  void begin(int first) {
    sid = first;
    previous = first;
  }
}
