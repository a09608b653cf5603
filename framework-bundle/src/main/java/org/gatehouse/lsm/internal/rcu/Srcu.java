package org.gatehouse.lsm.internal.rcu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Sleepable read-copy-update: read sections that may block, nest and run on virtual threads.
 *
 * <p><b>Readers.</b> There are two pairs of counters, locks and unlocks, spread over stripes so
 * that threads do not share a cache line. A reader adds one to the locks of the pair that {@code
 * epoch} names, and at its end one to the unlocks of the same pair and stripe. It keeps the cell's
 * index as its token, so nothing is kept per thread: sections nest, and a virtual thread may change
 * carriers.
 *
 * <p><b>Writer.</b> {@link #synchronize} waits until the idle pair is drained, turns the epoch, and
 * waits until the other pair is drained. A pair is drained when the sum of its unlocks, read first,
 * equals the sum of its locks, read after that.
 *
 * <p><b>Why that is enough.</b> Every access named here has volatile mode, so all of them lie in
 * one total order. Let a reader have read the old version: its lock comes before that read, the
 * read before the publication, the publication before the first scan. So every scan of the locks of
 * its pair counts its lock. Each unlock that a scan counts has its lock before it, and all unlocks
 * are scanned before all locks, so that lock is counted too. The sums are equal only if the counted
 * unlocks match the counted locks one to one; the reader's lock is among them, hence so is its
 * unlock, and the section has ended. The turn of the epoch is not needed for that; it lets the
 * second wait end while new readers keep coming.
 *
 * <p><b>Stack overflow.</b> The unlock may itself overflow the stack. It is then owed in {@link
 * #debt}, through a monitor and a plain array, which takes no further frame; generated code does
 * the same as {@link #read}. What is lost all the same {@link LostEnds} finds.
 */
public final class Srcu {
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int STRIDE = 16;
  private static final int STRIPES = stripes();

  private final long[] counts = new long[(STRIPES + 1) * STRIDE];
  private volatile int epoch;
  private volatile int draining;
  private volatile boolean virtualReaders;

  /** Guards {@link #debt}; locked by generated code too. */
  public final Object debtLock = new Object();

  /** Unlocks that could not be counted in place, by pair; guarded by {@link #debtLock}. */
  public final long[] debt = new long[2];

  private static int stripes() {
    int wanted = 8 * Runtime.getRuntime().availableProcessors();
    return Math.max(32, Integer.highestOneBit(wanted - 1) << 1);
  }

  /**
   * Begins a section.
   *
   * @return the token for {@link #exit}
   */
  public int enter() {
    int stripe = number(Thread.currentThread()) & (STRIPES - 1);
    int cell = (stripe + 1) * STRIDE + ((epoch & 1) << 1);
    COUNT.getAndAdd(counts, cell, 1L);
    return cell;
  }

  /**
   * Any number will do, and threads that differ should differ in it. The thread's id does best, but
   * a subclass may override its getter; the identity is slow while somebody joins the thread.
   */
  private int number(Thread self) {
    return self.getClass() == Thread.class ? (int) self.getId() : otherNumber(self);
  }

  private int otherNumber(Thread self) {
    if (!virtualReaders && self.getClass().getName().startsWith("java.lang.")) {
      virtualReaders = true;
    }
    return System.identityHashCode(self);
  }

  /** Whether a virtual thread ever began a section. */
  boolean hasVirtualReaders() {
    return virtualReaders;
  }

  /** Whether the writer may be waiting for a section of this platform thread. */
  boolean mayHoldUp(Thread reader) {
    boolean plain = reader.getClass() == Thread.class;
    int number = plain ? (int) reader.getId() : System.identityHashCode(reader);
    int cell = ((number & (STRIPES - 1)) + 1) * STRIDE + (draining << 1);
    long ended = (long) COUNT.getVolatile(counts, cell + 1);
    return ended != (long) COUNT.getVolatile(counts, cell);
  }

  /** The sums of the pair that a writer waits for. */
  record Counts(int pair, long unlocks, long locks) {}

  Counts counts() {
    int pair = draining;
    long unlocks = owed(pair) + sum(pair, 1);
    return new Counts(pair, unlocks, sum(pair, 0));
  }

  /** Counts the ends that are missing; all sections of these counts are over. */
  void pay(Counts counts) {
    synchronized (debtLock) {
      debt[counts.pair] += counts.locks - counts.unlocks;
    }
  }

  /** Ends the section of this token. */
  public void exit(int token) {
    COUNT.getAndAdd(counts, token + 1, 1L);
  }

  /** Runs the action inside a section. */
  public <T> T read(Supplier<T> action) {
    int token = enter();
    try {
      return action.get();
    } finally {
      boolean ended = false;
      try {
        exit(token);
        ended = true;
      } finally {
        if (!ended) { // not a catch: naming a class may load it, and overflow in turn
          synchronized (debtLock) {
            debt[(token >> 1) & 1]++;
          }
        }
      }
    }
  }

  /**
   * Waits until every section that began before this call has ended. One writer at a time.
   *
   * @param waiting called about every millisecond while it waits, with the nanoseconds since the
   *     call
   */
  public void synchronize(LongConsumer waiting) {
    pass(
        nanos -> {
          waiting.accept(nanos);
          return true;
        });
  }

  /**
   * The same, but gives up when it is told to; the next call waits for whoever is left.
   *
   * @param goOn called about every millisecond while it waits; whether to wait on
   * @return whether every section has ended
   */
  boolean pass(LongPredicate goOn) {
    long start = System.nanoTime();
    int now = epoch & 1;
    if (!drain(now ^ 1, start, goOn)) {
      return false;
    }
    epoch = now ^ 1;
    return drain(now, start, goOn);
  }

  private boolean drain(int pair, long start, LongPredicate goOn) {
    draining = pair;
    for (int tries = 0; !isDrained(pair); tries++) {
      if (tries < 200) {
        Thread.onSpinWait();
        continue;
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(tries < 400 ? 20 : 1000));
      if (!goOn.test(System.nanoTime() - start)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDrained(int pair) {
    long unlocks = owed(pair) + sum(pair, 1);
    return unlocks == sum(pair, 0);
  }

  private long owed(int pair) {
    synchronized (debtLock) {
      return debt[pair];
    }
  }

  private long sum(int pair, int kind) {
    long sum = 0;
    for (int stripe = 1; stripe <= STRIPES; stripe++) {
      sum += (long) COUNT.getVolatile(counts, stripe * STRIDE + (pair << 1) + kind);
    }
    return sum;
  }
}
