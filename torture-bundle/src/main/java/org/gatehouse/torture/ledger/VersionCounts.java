package org.gatehouse.torture.ledger;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decisions by the version of the stack that made them.
 *
 * <p>A decision is known to be a version's if that was the published one before and after the call.
 * The others met a change.
 */
public final class VersionCounts {
  private final Map<Long, LongAdder> known = new ConcurrentHashMap<>();
  private final LongAdder met = new LongAdder();

  VersionCounts() {}

  /** A call began and ended under these versions. */
  public void add(long before, long after) {
    if (before != after) {
      met.increment();
      return;
    }
    LongAdder count = known.get(before);
    (count != null ? count : known.computeIfAbsent(before, v -> new LongAdder())).increment();
  }

  /** How many met a change. */
  public long met() {
    return met.sum();
  }

  /** The others, by version. */
  public NavigableMap<Long, Long> known() {
    NavigableMap<Long, Long> now = new TreeMap<>();
    known.forEach((version, count) -> now.put(version, count.sum()));
    return now;
  }
}
