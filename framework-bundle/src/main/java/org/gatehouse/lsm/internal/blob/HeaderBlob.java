package org.gatehouse.lsm.internal.blob;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.gatehouse.lsm.blob.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * The blob of a host that can load modules: a header that records the layout version at allocation,
 * and cells each of which names its slot.
 *
 * <p>Readers take no lock: they read the array, then the cell, then compare the cell's slot with
 * their own. Writers hold this object's monitor, a leaf of the lock order. A freed blob stays
 * empty.
 */
public final class HeaderBlob extends HostBlob {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Cell[].class);

  private final BlobTable table;
  private final long layoutVersion;
  private volatile Cell<?>[] cells;
  private boolean freed; // guarded by this
  private @Nullable Runnable unlist; // guarded by this; null before the first value

  HeaderBlob(BlobTable table, long layoutVersion, int size) {
    this.table = table;
    this.layoutVersion = layoutVersion;
    this.cells = new Cell<?>[size];
  }

  /** The layout version of its kind when it was allocated. */
  public long layoutVersion() {
    return layoutVersion;
  }

  ObjectKind kind() {
    return table.kind();
  }

  @Nullable Cell<?> cell(int index) {
    Cell<?>[] now = cells;
    return index < now.length ? (Cell<?>) CELL.getAcquire(now, index) : null;
  }

  boolean put(Cell<?> cell) {
    list();
    synchronized (this) {
      Slot<?> slot = cell.slot();
      Cell<?> there = cell(slot.index());
      if (freed || slot.isClosed() || (there != null && there.slot() == slot)) {
        return false;
      }
      store(slot.index(), cell);
      return true;
    }
  }

  /** Takes the slot's cell off, or null. */
  synchronized @Nullable Cell<?> take(Slot<?> slot) {
    Cell<?> there = cell(slot.index());
    if (there == null || there.slot() != slot) {
      return null;
    }
    store(slot.index(), null);
    return there;
  }

  synchronized boolean isFreed() {
    return freed;
  }

  /**
   * Empties the blob for ever and gives every value that was left to its slot. A sweep that comes
   * meanwhile waits here, or no longer finds the blob; either way the values are with their slot.
   */
  synchronized void disown() {
    freed = true;
    for (int i = 0; i < cells.length; i++) {
      Cell<?> cell = cell(i);
      if (cell != null) {
        store(i, null);
        cell.slot().disowned(cell.value());
      }
    }
    if (unlist != null) {
      unlist.run();
    }
  }

  private void store(int index, @Nullable Cell<?> cell) {
    Cell<?>[] now = cells;
    if (index >= now.length) {
      now = Arrays.copyOf(now, index + 1);
      now[index] = cell;
      cells = now;
      return;
    }
    CELL.setRelease(now, index, cell);
  }

  /** Enters the table before the first value, so that a sweep that starts later finds the blob. */
  private synchronized void list() {
    if (unlist == null && !freed) {
      unlist = table.add(this);
    }
  }
}
