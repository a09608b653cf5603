package org.gatehouse.lsm.internal.task;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Values by key, held weakly; the entry of a collected value goes with the next change. */
final class WeakTable<K, V> {
  private static final class Entry<K, V> extends WeakReference<V> {
    private final K key;

    Entry(K key, V value, ReferenceQueue<V> dead) {
      super(value, dead);
      this.key = key;
    }
  }

  private final ConcurrentMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<V> dead = new ReferenceQueue<>();

  @Nullable V get(K key) {
    Entry<K, V> entry = entries.get(key);
    return entry == null ? null : entry.get();
  }

  /** Keeps the value where there is none; returns the one that is kept. */
  V keep(K key, V value) {
    expunge();
    Entry<K, V> mine = new Entry<>(key, value, dead);
    Entry<K, V> kept =
        entries.compute(key, (k, old) -> old != null && old.get() != null ? old : mine);
    V there = kept.get();
    return there != null ? there : keep(key, value);
  }

  void remove(K key, V value) {
    expunge();
    entries.computeIfPresent(key, (k, entry) -> entry.get() == value ? null : entry);
  }

  @SuppressWarnings("unchecked") // only entries of this table are in its queue
  private void expunge() {
    for (Entry<K, V> gone = (Entry<K, V>) dead.poll();
        gone != null;
        gone = (Entry<K, V>) dead.poll()) {
      entries.remove(gone.key, gone);
    }
  }
}
