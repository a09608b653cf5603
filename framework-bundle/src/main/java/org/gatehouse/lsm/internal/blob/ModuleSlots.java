package org.gatehouse.lsm.internal.blob;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.internal.rcu.GracePeriod;

/** All slots of one incarnation of a module, closed together when it is disabled. */
public final class ModuleSlots implements BlobSlots {
  private final Blobs blobs;
  private final GracePeriod gracePeriod;
  private final List<Slot<?>> slots = new ArrayList<>(); // guarded by this
  private boolean closed; // guarded by this

  ModuleSlots(Blobs blobs, GracePeriod gracePeriod) {
    this.blobs = blobs;
    this.gracePeriod = gracePeriod;
  }

  @Override
  public synchronized <T> BlobSlot<T> reserve(ObjectKind kind, Consumer<? super T> free) {
    if (closed) {
      throw new IllegalStateException("the module is being disabled");
    }
    if (!blobs.isLoadable()) {
      return blobs.layout(kind).reserve(free);
    }
    Slot<T> slot = new Slot<>(blobs.table(kind), free, gracePeriod);
    slots.add(slot);
    return slot;
  }

  /** Refuses new values and takes the old ones off their objects. */
  public synchronized void unlinkAll() {
    closed = true;
    slots.forEach(Slot::close);
    slots.forEach(Slot::unlinkAll);
  }

  /**
   * Frees what {@link #unlinkAll} took off; a grace period has passed. Returns how many values.
   *
   * @throws IllegalStateException if freeing a value threw; the others are freed all the same
   */
  public int freeAll() {
    List<Slot<?>> ended;
    synchronized (this) {
      ended = List.copyOf(slots);
      slots.clear();
    }
    return freeAll(ended.iterator());
  }

  private static int freeAll(Iterator<Slot<?>> ended) {
    int freed = 0;
    while (ended.hasNext()) {
      try {
        freed += ended.next().freeAll();
      } catch (IllegalStateException e) {
        freeAll(ended);
        throw e;
      }
    }
    return freed;
  }
}
