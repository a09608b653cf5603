package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.Context;
import org.jspecify.annotations.Nullable;

/**
 * What is in force between two changes: a policy under its booleans, the contexts of the SIDs, and
 * a number that every change raises. Decisions of one snapshot go together; any thread, no lock.
 */
public final class Snapshot {
  private final ActivePolicy policy;
  private final SidTable sids;
  private final ClassMapping classes;
  private final int sequence;
  private final KnownLabels labels = new KnownLabels();

  Snapshot(ActivePolicy policy, SidTable sids, ClassMapping classes, int sequence) {
    this.policy = policy;
    this.sids = sids;
    this.classes = classes;
    this.sequence = sequence;
  }

  /** The policy. */
  public ActivePolicy policy() {
    return policy;
  }

  /** Raised by every load and commit of booleans. */
  public int sequence() {
    return sequence;
  }

  /**
   * What a subject may do to an object, in the bits of a known class. A SID that nobody got may do
   * nothing; one whose context the policy does not know is unlabelled.
   */
  public AccessVector access(int source, int target, int known) {
    @Nullable Context from = context(source);
    @Nullable Context to = context(target);
    if (from == null || to == null) {
      return AccessVector.NONE;
    }
    int objectClass = classes.value(known);
    AccessVector vector = policy.access(from, to, objectClass);
    return objectClass == 0 ? vector : classes.map(known, vector);
  }

  /** The extended permissions of one driver of an object of a known class. */
  public XpermVector extended(int source, int target, int known, int driver) {
    @Nullable Context from = context(source);
    @Nullable Context to = context(target);
    return from == null || to == null
        ? XpermVector.NONE
        : policy.extended(from, to, classes.value(known), driver);
  }

  /** Whether the policy has any rules of extended permissions. */
  public boolean hasExtended() {
    return policy.hasExtended();
  }

  /** The policy's value of a known class, or 0. */
  public int objectClass(int known) {
    return classes.value(known);
  }

  /** The context that decides for a SID; null if the SID was never given out. */
  public @Nullable Context context(int sid) {
    return sids.has(sid) ? sids.context(sid) : null;
  }

  SidTable sids() {
    return sids;
  }

  KnownLabels labels() {
    return labels;
  }

  Snapshot with(ActivePolicy changed) {
    return new Snapshot(changed, sids, classes, sequence + 1);
  }
}
