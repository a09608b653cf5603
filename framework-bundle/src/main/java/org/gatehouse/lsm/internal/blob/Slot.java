package org.gatehouse.lsm.internal.blob;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.blob.Unlinked;
import org.gatehouse.lsm.internal.rcu.GracePeriod;
import org.jspecify.annotations.Nullable;

/**
 * A slot of one incarnation of a module.
 *
 * <p>Its end has three steps: {@link #close} refuses new values, {@link #unlinkAll} takes every
 * value off its object, and after a grace period {@link #freeAll} frees them. Values of objects
 * that are freed in between are disowned to the slot and freed with the rest, each exactly once.
 */
final class Slot<T> implements BlobSlot<T> {
  private final BlobTable table;
  private final int index;
  private final Consumer<? super T> free;
  private final GracePeriod gracePeriod;
  private final List<T> unlinked = new ArrayList<>(); // guarded by unlinked
  private boolean swept; // guarded by unlinked
  private volatile boolean closed;

  Slot(BlobTable table, Consumer<? super T> free, GracePeriod gracePeriod) {
    this.table = table;
    this.index = table.takeIndex();
    this.free = free;
    this.gracePeriod = gracePeriod;
  }

  int index() {
    return index;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  @SuppressWarnings("unchecked") // the cell names this slot, so the value is this slot's T
  public @Nullable T get(SecurityObject object) {
    Cell<?> cell = ((HeaderBlob) object.blob()).cell(index);
    if (cell != null && cell.slot() == this) {
      return (T) cell.value(); // an object of another kind has no cell of this slot
    }
    blobOf(object);
    return null;
  }

  @Override
  public boolean attach(SecurityObject object, T value) {
    return blobOf(object).put(new Cell<>(this, value));
  }

  @Override
  @SuppressWarnings("unchecked") // take() returns only cells of this slot
  public Unlinked<T> unlink(SecurityObject object) {
    HeaderBlob blob = blobOf(object);
    Cell<?> cell = blob.take(this);
    if (cell != null) {
      return new Unlinked<>(Unlinked.Status.UNLINKED, (T) cell.value());
    }
    boolean freed = blob.isFreed();
    return new Unlinked<>(freed ? Unlinked.Status.DISOWNED : Unlinked.Status.ABSENT, null);
  }

  private HeaderBlob blobOf(SecurityObject object) {
    if (object.kind() != table.kind()) {
      throw new IllegalArgumentException("a slot for " + table.kind() + ", not " + object.kind());
    }
    return (HeaderBlob) object.blob();
  }

  /** The object was freed with this value on it. */
  void disowned(Object value) {
    @SuppressWarnings("unchecked") // the cell that held it named this slot
    T mine = (T) value;
    synchronized (unlinked) {
      if (closed && !swept) {
        unlinked.add(mine);
        return;
      }
    }
    gracePeriod.callAfter(() -> free.accept(mine));
  }

  void close() {
    synchronized (unlinked) {
      closed = true;
    }
  }

  @SuppressWarnings("unchecked") // take() returns only cells of this slot
  void unlinkAll() {
    table.forEach(
        blob -> {
          Cell<?> cell = blob.take(this);
          if (cell != null) {
            synchronized (unlinked) {
              unlinked.add((T) cell.value());
            }
          }
        });
  }

  /**
   * Frees what was unlinked; a grace period has passed since. Returns how many values it freed.
   *
   * @throws IllegalStateException if freeing a value threw; the others are freed all the same
   */
  int freeAll() {
    List<T> values;
    synchronized (unlinked) {
      values = List.copyOf(unlinked);
      unlinked.clear();
      swept = true;
    }
    table.giveBack(index);
    List<Throwable> failures = new ArrayList<>();
    values.forEach(value -> free(value, failures));
    if (!failures.isEmpty()) {
      throw new IllegalStateException("freeing threw", failures.get(0));
    }
    return values.size();
  }

  private void free(T value, List<Throwable> failures) {
    try {
      free.accept(value);
    } catch (Throwable t) {
      failures.add(t);
    }
  }
}
