package org.gatehouse.bench.asymmetric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A cell per thread, stored without a fence.
 *
 * <p>Each thread that the barrier fences does so before its mark, and then reads what was published
 * before the barrier; or after its mark, and then the scan sees the mark. That holds for processors
 * and for HotSpot's compilers, not by the Java memory model.
 */
public final class AsymmetricCells {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle EPOCH;
  private static final int MIDDLE = 16; // of three cache lines
  private static final long IDLE = 0;

  static {
    try {
      EPOCH = MethodHandles.lookup().findVarHandle(AsymmetricCells.class, "epoch", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Queue<WeakReference<long[]>> cells = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<long[]> mine = ThreadLocal.withInitial(this::register);
  private final Barrier barrier;

  @SuppressWarnings("unused") // by its handle
  private volatile long epoch = 1;

  /** Sections whose writer passes this barrier. */
  public AsymmetricCells(Barrier barrier) {
    this.barrier = barrier;
  }

  private long[] register() {
    long[] cell = new long[2 * MIDDLE + 1];
    cells.add(new WeakReference<>(cell));
    return cell;
  }

  /** Begins a section; what it returns ends it. */
  public long[] enter() {
    long[] cell = mine.get();
    if (cell[MIDDLE] != IDLE) {
      return NESTED;
    }
    CELL.setRelease(cell, MIDDLE, (long) EPOCH.getAcquire(this));
    VarHandle.releaseFence(); // no instruction on x86-64: it holds the compiler
    return cell;
  }

  /** Ends the section that returned this. */
  public void exit(long[] cell) {
    CELL.setRelease(cell, MIDDLE, IDLE);
  }

  private static final long[] NESTED = new long[2 * MIDDLE + 1];

  /** Waits until every section that began before this call has ended. One writer at a time. */
  public void synchronize() {
    long turned = (long) EPOCH.getVolatile(this) + 1;
    EPOCH.setVolatile(this, turned);
    barrier.pass();
    cells.removeIf(cell -> cell.get() == null);
    for (WeakReference<long[]> reference : cells) {
      long[] cell = reference.get();
      while (cell != null && isOlder((long) CELL.getAcquire(cell, MIDDLE), turned)) {
        LockSupport.parkNanos(1);
      }
    }
  }

  private static boolean isOlder(long held, long turned) {
    return held != IDLE && held < turned;
  }
}
