package org.gatehouse.lsm.internal.rcu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The counters of {@link Srcu}: two pairs of locks and unlocks, spread so that threads do not share
 * a cache line. A cell is the index of a pair's locks; its unlocks come next.
 *
 * <p>A platform thread gets a stripe of its own where the one that its id names is free, and counts
 * there by a store instead of an atomic addition, for nobody else writes to it. All others count in
 * shared stripes. The stripe of a thread that has ended is given back with its counts.
 */
final class Stripes {
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int STRIDE = 16;
  private static final int SHARED = shared();
  private static final int OWN = 512;
  private static final int FIRST_OWN = (SHARED + 1) * STRIDE;
  private static final int OWNER = 4; // the id of the thread, after the two pairs; 0 is nobody's
  private static final long NOBODY = 0;

  private final long[] counts = new long[FIRST_OWN + (OWN + 1) * STRIDE];
  private final AtomicReferenceArray<@Nullable Thread> owners = new AtomicReferenceArray<>(OWN);
  private final boolean fenced;
  private volatile boolean virtualReaders;

  /**
   * All counts are 0.
   *
   * @param fenced whether a lock in an own stripe is in force for everybody at once; else only when
   *     a {@link Barrier} has been passed
   */
  Stripes(boolean fenced) {
    this.fenced = fenced;
  }

  private static int shared() {
    int wanted = 8 * Runtime.getRuntime().availableProcessors();
    return Math.max(32, Integer.highestOneBit(wanted - 1) << 1);
  }

  /** Counts a lock of the current thread; the cell is where. */
  int lock(int pair) {
    Thread self = Thread.currentThread();
    if (self.getClass() != Thread.class) { // a subclass may override the getter
      return lockShared(otherNumber(self), pair);
    }
    long id = self.getId();
    int stripe = own(id);
    if (counts[stripe + OWNER] != id && !claim(self, id, stripe)) {
      return lockShared((int) id, pair);
    }
    int cell = stripe + (pair << 1);
    long locks = counts[cell] + 1;
    if (fenced) {
      COUNT.getAndSet(counts, cell, locks);
    } else {
      COUNT.setRelease(counts, cell, locks);
      VarHandle.releaseFence(); // no instruction on x86-64: it holds the compiler
    }
    return cell;
  }

  /** Counts the unlock of this cell; on the thread that locked it. */
  void unlock(int cell) {
    if (cell < FIRST_OWN) {
      COUNT.getAndAdd(counts, cell + 1, 1L);
    } else {
      COUNT.setRelease(counts, cell + 1, counts[cell + 1] + 1);
    }
  }

  private int lockShared(int number, int pair) {
    int cell = shared(number, pair);
    COUNT.getAndAdd(counts, cell, 1L);
    return cell;
  }

  /** Any number will do, and threads that differ should differ in it. */
  private static int shared(int number, int pair) {
    return ((number & (SHARED - 1)) + 1) * STRIDE + (pair << 1);
  }

  private static int own(long id) {
    return FIRST_OWN + ((int) id & (OWN - 1)) * STRIDE;
  }

  private boolean claim(Thread self, long id, int stripe) {
    if ((long) COUNT.getVolatile(counts, stripe + OWNER) != NOBODY) {
      return false;
    }
    boolean mine = COUNT.compareAndSet(counts, stripe + OWNER, NOBODY, id);
    if (mine) {
      owners.set((int) id & (OWN - 1), self);
    }
    return mine;
  }

  /** The identity is slow while somebody joins the thread; its id would be asked of a subclass. */
  private int otherNumber(Thread self) {
    if (!virtualReaders && self.getClass().getName().startsWith("java.lang.")) {
      virtualReaders = true;
    }
    return System.identityHashCode(self);
  }

  /** Whether a virtual thread ever locked. */
  boolean hasVirtualReaders() {
    return virtualReaders;
  }

  /** Frees the stripes of threads that have ended, and lets go of those. One writer at a time. */
  void giveBack() {
    for (int i = 0; i < OWN; i++) {
      Thread owner = owners.get(i);
      if (owner != null && !owner.isAlive()) {
        owners.set(i, null);
        COUNT.setVolatile(counts, FIRST_OWN + i * STRIDE + OWNER, NOBODY);
      }
    }
  }

  /** Whether a lock of this platform thread may lack its unlock. */
  boolean mayBeLocked(Thread reader, int pair) {
    if (reader.getClass() != Thread.class) {
      return isLocked(shared(System.identityHashCode(reader), pair));
    }
    long id = reader.getId();
    return isLocked(shared((int) id, pair)) || isLocked(own(id) + (pair << 1));
  }

  private boolean isLocked(int cell) {
    long ended = (long) COUNT.getVolatile(counts, cell + 1);
    return ended != (long) COUNT.getVolatile(counts, cell);
  }

  /** All locks of a pair. */
  long locks(int pair) {
    return sum(pair << 1);
  }

  /** All unlocks of a pair. */
  long unlocks(int pair) {
    return sum((pair << 1) + 1);
  }

  private long sum(int offset) {
    long sum = 0;
    for (int stripe = STRIDE; stripe < counts.length - STRIDE; stripe += STRIDE) {
      sum += (long) COUNT.getVolatile(counts, stripe + offset);
    }
    return sum;
  }
}
