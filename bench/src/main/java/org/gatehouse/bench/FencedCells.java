package org.gatehouse.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The other provable read section, for comparison only: a cell per thread and full fences.
 *
 * <p>A reader stores the epoch into its own cell and takes it back at the end; an inner section
 * finds the cell taken and leaves it. The writer turns the epoch and waits for every cell that
 * holds an older one. All accesses but the last have volatile mode; the last is a release that the
 * scan acquires, so what the section read happened before. Let a reader have read the old version:
 * its store comes before that read, the read before the publication, and that before the turn and
 * the scan. So the scan meets its store, whose epoch is older than the turned one, or a later store
 * of the same thread, and then the section has ended.
 *
 * <p>The price: an entry for each thread that ever entered, virtual ones too, and a scan of all of
 * them for each grace period.
 */
final class FencedCells {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int MIDDLE = 16; // of three cache lines
  private static final long IDLE = 0;

  private final Queue<WeakReference<long[]>> cells = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<long[]> mine = ThreadLocal.withInitial(this::register);
  private volatile long epoch = 1;

  private long[] register() {
    long[] cell = new long[2 * MIDDLE + 1];
    cells.add(new WeakReference<>(cell));
    return cell;
  }

  /** Begins a section; the token says whether it is an inner one. */
  long enter() {
    long[] cell = mine.get();
    long before = (long) CELL.getVolatile(cell, MIDDLE);
    if (before == IDLE) {
      CELL.setVolatile(cell, MIDDLE, epoch);
    }
    return before;
  }

  /** Ends the section of this token. */
  void exit(long token) {
    if (token == IDLE) {
      CELL.setRelease(mine.get(), MIDDLE, IDLE);
    }
  }

  /** Waits until every section that began before this call has ended. One writer at a time. */
  void synchronize() {
    long turned = epoch + 1;
    epoch = turned;
    cells.removeIf(cell -> cell.get() == null);
    for (WeakReference<long[]> reference : cells) {
      long[] cell = reference.get();
      while (cell != null && isOlder((long) CELL.getVolatile(cell, MIDDLE), turned)) {
        LockSupport.parkNanos(1);
      }
    }
  }

  private static boolean isOlder(long held, long turned) {
    return held != IDLE && held < turned;
  }
}
