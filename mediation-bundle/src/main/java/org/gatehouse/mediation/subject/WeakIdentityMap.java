package org.gatehouse.mediation.subject;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, where a key is that very object and is held weakly. Never calls a method of a key:
 * keys are objects of applications.
 */
public final class WeakIdentityMap<K, V> {
  /** A key as it is kept, and as it is looked for. */
  private interface Key {
    @Nullable Object referent();
  }

  private static boolean same(Key one, @Nullable Object other) {
    Object referent = one.referent();
    return one == other
        || (referent != null && other instanceof Key key && key.referent() == referent);
  }

  private static final class Kept<K> extends WeakReference<K> implements Key {
    private final int hash;

    Kept(K key, ReferenceQueue<K> dead) {
      super(key, dead);
      this.hash = System.identityHashCode(key);
    }

    @Override
    public @Nullable Object referent() {
      return get();
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return same(this, other);
    }
  }

  private record Sought(Object referent) implements Key {
    @Override
    public int hashCode() {
      return System.identityHashCode(referent);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return same(this, other);
    }
  }

  private final ConcurrentMap<Key, V> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> dead = new ReferenceQueue<>();
  private final Consumer<V> gone;

  /** A map that drops the values of collected keys silently. */
  public WeakIdentityMap() {
    this(value -> {});
  }

  /**
   * @param gone told of the value of every key that was collected, by whoever changes the map next
   */
  public WeakIdentityMap(Consumer<V> gone) {
    this.gone = gone;
  }

  /** The value of this very object. */
  public @Nullable V get(K key) {
    return entries.get(new Sought(key));
  }

  /** The value of this very object; made where there is none. */
  public V get(K key, Supplier<V> make) {
    V there = get(key);
    if (there != null) {
      return there;
    }
    expunge();
    V made = make.get();
    V first = entries.putIfAbsent(new Kept<>(key, dead), made);
    return first == null ? made : first;
  }

  /** Gives it this value, or what the change makes of the one there is. */
  public void merge(K key, V value, UnaryOperator<V> change) {
    expunge();
    entries.merge(new Kept<>(key, dead), value, (old, same) -> change.apply(old));
  }

  /** Gives it this value. */
  public void put(K key, V value) {
    merge(key, value, old -> value);
  }

  private void expunge() {
    for (Reference<?> key = dead.poll(); key != null; key = dead.poll()) {
      V value = entries.remove(key);
      if (value != null) {
        gone.accept(value);
      }
    }
  }

  /** How many keys are known. */
  int size() {
    expunge();
    return entries.size();
  }
}
