package org.gatehouse.apparmor.decide;

import java.util.function.UnaryOperator;

/**
 * Holds the policy in force. One volatile write changes it, so all profiles of a change count from
 * the same moment; a decision that read the old policy ends with it.
 */
public final class ActivePolicy {
  private volatile LoadedPolicy policy = LoadedPolicy.EMPTY;

  /** The policy in force. */
  public LoadedPolicy get() {
    return policy;
  }

  /** Changes it; one change at a time. */
  public synchronized LoadedPolicy change(UnaryOperator<LoadedPolicy> change) {
    LoadedPolicy next = change.apply(policy);
    policy = next;
    return next;
  }
}
