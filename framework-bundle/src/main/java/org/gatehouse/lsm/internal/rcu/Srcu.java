package org.gatehouse.lsm.internal.rcu;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sleepable read-copy-update: read sections that may block, nest and run on virtual threads.
 *
 * <p><b>Readers.</b> There are two pairs of counters, locks and unlocks, spread over {@link
 * Stripes}. A reader adds one to the locks of the pair that {@code epoch} names, and at its end one
 * to the unlocks of the same pair and stripe. It keeps the cell's index as its token, so sections
 * nest, and a virtual thread may change carriers.
 *
 * <p><b>Writer.</b> {@link #synchronize} waits until the idle pair is drained, turns the epoch, and
 * waits until the other pair is drained. A pair is drained when the sum of its unlocks, read first,
 * equals the sum of its locks, read after that.
 *
 * <p><b>Why that is enough.</b> Every access named here has volatile mode, but for the unlock in a
 * stripe of a thread's own, so all of them lie in one total order. Let a reader have read the old
 * version: its lock comes before that read, the read before the publication, the publication before
 * the first scan. So every scan of the locks of its pair counts its lock. Each unlock that a scan
 * counts has its lock before it, and all unlocks are scanned before all locks, so that lock is
 * counted too; for the unlock of an own stripe, a release store that the scan acquires, the lock
 * happens before what is scanned next. The sums are equal only if the counted unlocks match the
 * counted locks one to one; the reader's lock is among them, hence so is its unlock, and the
 * section has ended. The turn of the epoch is not needed for that; it lets the second wait end
 * while new readers keep coming. That an own stripe's lock is a load and a store changes nothing:
 * one thread writes there, and the next one after that has ended, which the writer saw.
 *
 * <p><b>Asymmetric sections.</b> With a {@link Barrier} the lock of an own stripe is a plain store,
 * which others may see late. Each thread fences between the publication and the first scan: before
 * its lock, and then it reads what was published; or after it, and then the scan counts the lock.
 *
 * <p><b>Stack overflow.</b> The unlock may itself overflow the stack. It is then owed in {@link
 * #debt}, through a monitor and a plain array, which takes no further frame; generated code does
 * the same as {@link #read}. What is lost all the same {@link LostEnds} finds.
 */
public final class Srcu {
  private final Stripes stripes;
  private final @Nullable Barrier barrier;
  private volatile int epoch;
  private volatile int draining;

  /** Guards {@link #debt}; locked by generated code too. */
  public final Object debtLock = new Object();

  /** Unlocks that could not be counted in place, by pair; guarded by {@link #debtLock}. */
  public final long[] debt = new long[2];

  /** Sections that the Java memory model proves. */
  public Srcu() {
    this.stripes = new Stripes(true);
    this.barrier = null;
  }

  /**
   * Asymmetric sections: cheaper, and proved by what processors and HotSpot do.
   *
   * @param barrier what a writer passes before it scans
   */
  public Srcu(Barrier barrier) {
    this.stripes = new Stripes(false);
    this.barrier = barrier;
  }

  /**
   * Begins a section.
   *
   * @return the token for {@link #exit}
   */
  public int enter() {
    return stripes.lock(epoch & 1);
  }

  /** Ends the section of this token, on the thread that began it. */
  public void exit(int token) {
    stripes.unlock(token);
  }

  /** Whether a virtual thread ever began a section. */
  boolean hasVirtualReaders() {
    return stripes.hasVirtualReaders();
  }

  /** Whether the writer may be waiting for a section of this platform thread. */
  boolean mayHoldUp(Thread reader) {
    return stripes.mayBeLocked(reader, draining);
  }

  /** The sums of the pair that a writer waits for. */
  record Counts(int pair, long unlocks, long locks) {}

  Counts counts() {
    return counts(draining);
  }

  private Counts counts(int pair) {
    long unlocks = owed(pair) + stripes.unlocks(pair);
    return new Counts(pair, unlocks, stripes.locks(pair));
  }

  /** Counts the ends that are missing; all sections of these counts are over. */
  void pay(Counts counts) {
    synchronized (debtLock) {
      debt[counts.pair] += counts.locks - counts.unlocks;
    }
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
    if (barrier != null) {
      barrier.pass();
    }
    int now = epoch & 1;
    if (!drain(now ^ 1, start, goOn)) {
      return false;
    }
    epoch = now ^ 1;
    return drain(now, start, goOn);
  }

  private boolean drain(int pair, long start, LongPredicate goOn) {
    draining = pair;
    stripes.giveBack();
    for (int tries = 0; !isDrained(pair); tries++) {
      if (tries < 200) {
        Thread.onSpinWait();
        continue;
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(tries < 400 ? 20 : 1000));
      stripes.giveBack();
      if (!goOn.test(System.nanoTime() - start)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDrained(int pair) {
    Counts now = counts(pair);
    return now.unlocks == now.locks;
  }

  private long owed(int pair) {
    synchronized (debtLock) {
      return debt[pair];
    }
  }
}
