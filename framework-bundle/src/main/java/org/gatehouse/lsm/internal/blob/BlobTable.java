package org.gatehouse.lsm.internal.blob;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gatehouse.lsm.blob.ObjectKind;

/**
 * The blobs of one kind that hold a value, weakly, and the layout of new ones.
 *
 * <p>A blob enters with its first value and leaves when its object is freed or collected. An index
 * is given to a new slot only after the old slot's sweep; cells name their slot, so the reuse of an
 * index is a new generation that no old value can pass for.
 */
final class BlobTable {
  private static final class Entry extends WeakReference<HeaderBlob> {
    Entry(HeaderBlob blob, ReferenceQueue<HeaderBlob> dead) {
      super(blob, dead);
    }
  }

  private final ObjectKind kind;
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<HeaderBlob> dead = new ReferenceQueue<>();
  private final BitSet used = new BitSet(); // guarded by this
  private final AtomicLong layoutVersion = new AtomicLong();
  private volatile int size;

  BlobTable(ObjectKind kind) {
    this.kind = kind;
  }

  ObjectKind kind() {
    return kind;
  }

  HeaderBlob allocate() {
    return new HeaderBlob(this, layoutVersion.get(), size);
  }

  synchronized int takeIndex() {
    int index = used.nextClearBit(0);
    used.set(index);
    changed();
    return index;
  }

  synchronized void giveBack(int index) {
    used.clear(index);
    changed();
  }

  /** How many slots are in use, those included whose values are still being swept. */
  synchronized int slots() {
    return used.cardinality();
  }

  private void changed() {
    size = used.length();
    layoutVersion.incrementAndGet();
  }

  /** Enters the blob; the result takes it out again. */
  Runnable add(HeaderBlob blob) {
    expunge();
    Entry entry = new Entry(blob, dead);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  void forEach(Consumer<HeaderBlob> action) {
    for (Entry entry : entries) {
      HeaderBlob blob = entry.get();
      if (blob != null) {
        action.accept(blob);
      }
    }
  }

  /** How many blobs got a value and are neither freed nor known to be collected. */
  int count() {
    expunge();
    return entries.size();
  }

  long layoutVersion() {
    return layoutVersion.get();
  }

  private void expunge() {
    Reference<? extends HeaderBlob> gone = dead.poll();
    while (gone != null) {
      entries.remove(gone);
      gone = dead.poll();
    }
  }
}
