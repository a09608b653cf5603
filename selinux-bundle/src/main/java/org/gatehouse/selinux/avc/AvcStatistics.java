package org.gatehouse.selinux.avc;

/**
 * How the cache of the policy in force is doing. Hits are not counted: that would cost more than
 * they do.
 *
 * @param entries decisions remembered
 * @param used slots with a decision
 * @param slots slots in all
 * @param longest decisions in the fullest slot
 * @param misses decisions asked of the server
 * @param reclaimed decisions dropped to make room
 */
public record AvcStatistics(
    int entries, int used, int slots, int longest, long misses, long reclaimed) {
  /** Of no cache. */
  public static final AvcStatistics NONE = new AvcStatistics(0, 0, AvcCache.SLOTS, 0, 0, 0);
}
