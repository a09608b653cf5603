package org.gatehouse.apparmor.decide;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Holds the policy in force. One volatile write changes it, so all profiles of a change count from
 * the same moment; a decision that read the old policy ends with it.
 */
public final class ActivePolicy {
  private static final long FIRST = 1;

  private volatile LoadedPolicy policy = LoadedPolicy.EMPTY;

  /** By namespace, where it is not the first any more. */
  private final Map<String, Long> revisions = new ConcurrentHashMap<>();

  /** The policy in force. */
  public LoadedPolicy get() {
    return policy;
  }

  /** Changes it; one change at a time. */
  public synchronized LoadedPolicy change(UnaryOperator<LoadedPolicy> change) {
    LoadedPolicy before = policy;
    LoadedPolicy next = change.apply(before);
    policy = next;
    next.differs(before).forEach(name -> revisions.merge(name, FIRST + 1, (old, two) -> old + 1));
    return next;
  }

  /** Counts the changes of a namespace; 1 before the first (Linux 6.12 aa_ns.revision). */
  public long revision(String namespace) {
    return revisions.getOrDefault(namespace, FIRST);
  }
}
