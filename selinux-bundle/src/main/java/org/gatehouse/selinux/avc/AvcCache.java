package org.gatehouse.selinux.avc;

import org.gatehouse.selinux.server.AccessVector;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one snapshot under one state of enforcing: 512 slots of chains, at most a
 * threshold of decisions; above it the slots are emptied in turn until {@value #RECLAIM} are gone.
 *
 * <p>Readers read the array without a barrier: they see a whole entry or an older state, and an
 * older state is a miss. Writers hold this object's lock.
 */
final class AvcCache {
  static final int SLOTS = 512;
  private static final int RECLAIM = 16;

  final Snapshot snapshot;
  final boolean enforcing;
  private final int threshold;
  private final @Nullable AvcEntry[] slots = new @Nullable AvcEntry[SLOTS];
  private int size;
  private int hand;
  private long misses;
  private long reclaimed;

  AvcCache(Snapshot snapshot, boolean enforcing, int threshold) {
    this.snapshot = snapshot;
    this.enforcing = enforcing;
    this.threshold = threshold;
  }

  private static int slot(int source, int target, int known) {
    return (source ^ (target << 2) ^ (known << 4)) & (SLOTS - 1);
  }

  /** The decision; null if it is not remembered. */
  @Nullable AvcEntry find(int source, int target, int known) {
    for (AvcEntry at = slots[slot(source, target, known)]; at != null; at = at.next) {
      if (at.source == source && at.target == target && at.known == known) {
        return at;
      }
    }
    return null;
  }

  /** Asks the server and remembers. */
  AvcEntry decide(int source, int target, int known) {
    return put(source, target, known, snapshot.access(source, target, known), true);
  }

  /** Remembers more permissions as allowed than the policy allows. */
  void grant(AvcEntry entry, int permissions) {
    AccessVector vector = entry.vector().withAllowed(entry.allowed | permissions);
    put(entry.source, entry.target, entry.known, vector, false);
  }

  private synchronized AvcEntry put(
      int source, int target, int known, AccessVector vector, boolean isNew) {
    int slot = slot(source, target, known);
    AvcEntry earlier = find(source, target, known);
    if (earlier != null && isNew) {
      return earlier;
    }
    AccessVector joined =
        earlier == null ? vector : vector.withAllowed(vector.allowed() | earlier.allowed);
    AvcEntry entry =
        new AvcEntry(
            this, source, target, known, joined, without(slots[slot], source, target, known));
    slots[slot] = entry;
    if (isNew) {
      misses++;
    }
    if (earlier == null && ++size > threshold) {
      reclaim(entry);
    }
    return entry;
  }

  private @Nullable AvcEntry without(@Nullable AvcEntry chain, int source, int target, int known) {
    if (chain == null) {
      return null;
    }
    @Nullable AvcEntry rest = without(chain.next, source, target, known);
    if (chain.is(source, target, known)) {
      return rest;
    }
    return rest == chain.next
        ? chain
        : new AvcEntry(this, chain.source, chain.target, chain.known, chain.vector(), rest);
  }

  /** Empties slots in turn, but for the newest decision. */
  private void reclaim(AvcEntry newest) {
    int freed = 0;
    for (int i = 0; i < SLOTS && freed < RECLAIM; i++) {
      hand = (hand + 1) & (SLOTS - 1);
      freed += length(slots[hand]);
      slots[hand] = null;
    }
    int slot = slot(newest.source, newest.target, newest.known);
    if (slots[slot] == null) {
      slots[slot] =
          new AvcEntry(this, newest.source, newest.target, newest.known, newest.vector(), null);
      freed--;
    }
    size -= freed;
    reclaimed += freed;
  }

  private static int length(@Nullable AvcEntry chain) {
    int length = 0;
    for (AvcEntry at = chain; at != null; at = at.next) {
      length++;
    }
    return length;
  }

  private int longest() {
    int longest = 0;
    for (AvcEntry chain : slots) {
      longest = Math.max(longest, length(chain));
    }
    return longest;
  }

  private int used() {
    int used = 0;
    for (AvcEntry chain : slots) {
      used += chain == null ? 0 : 1;
    }
    return used;
  }

  synchronized AvcStatistics statistics() {
    return new AvcStatistics(size, used(), SLOTS, longest(), misses, reclaimed);
  }
}
