package org.gatehouse.bench.asymmetric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.gatehouse.lsm.internal.rcu.Barrier;

/**
 * Dekker's litmus in the shape of a read section. The reader marks itself and reads what is
 * published; the writer publishes and looks for marks. That the reader read the old while the
 * writer saw no mark is forbidden: the old would be freed under the reader.
 *
 * <p>The reader's store and load are kept in order by the compiler alone. The writer either fences
 * itself only, which is the naive design, or passes a {@link Barrier}.
 */
public final class Litmus {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int STRIDE = 16;

  private final int[] marks;
  private final int[] published;
  private final int[] read;
  private final int trials;
  private volatile int turn = -1;
  private volatile int done = -1;

  private Litmus(int trials) {
    this.trials = trials;
    this.marks = new int[trials * STRIDE];
    this.published = new int[trials * STRIDE];
    this.read = new int[trials];
  }

  /**
   * How often the forbidden happened.
   *
   * @param barrier what the writer passes
   */
  public static int forbidden(int trials, Barrier barrier) throws InterruptedException {
    return new Litmus(trials).run(barrier);
  }

  /** The naive writer's. */
  public static Barrier ownFence() {
    return VarHandle::fullFence;
  }

  private int run(Barrier barrier) throws InterruptedException {
    Thread reader = new Thread(this::read, "litmus-reader");
    reader.setDaemon(true);
    reader.start();
    int[] seen = new int[trials];
    for (int i = 0; i < trials; i++) {
      turn = i;
      seen[i] = write(i * STRIDE, barrier);
      while (done < i) {
        Thread.onSpinWait();
      }
    }
    reader.join();
    int forbidden = 0;
    for (int i = 0; i < trials; i++) {
      forbidden += seen[i] == 0 && read[i] == 0 ? 1 : 0;
    }
    return forbidden;
  }

  private int write(int at, Barrier barrier) {
    CELL.setRelease(published, at, 1);
    barrier.pass();
    return (int) CELL.getAcquire(marks, at);
  }

  private void read() {
    for (int i = 0; i < trials; i++) {
      while (turn < i) {
        Thread.onSpinWait();
      }
      read[i] = enter(i * STRIDE);
      done = i;
    }
  }

  private int enter(int at) {
    CELL.setRelease(marks, at, 1);
    VarHandle.releaseFence(); // no instruction on x86-64: it holds the compiler
    return (int) CELL.getAcquire(published, at);
  }

  /** Prints how often each writer saw the forbidden. */
  public static void main(String[] args) throws InterruptedException {
    int trials = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    System.out.println("own fence only: " + forbidden(trials, ownFence()) + " of " + trials);
    int few = trials / 10;
    System.out.println("safepoint: " + forbidden(few, Barrier.safepoint()) + " of " + few);
    String membarrier =
        Barrier.membarrier().isPresent()
            ? forbidden(few, Barrier.membarrier().get()) + " of " + few
            : "not available";
    System.out.println("membarrier: " + membarrier);
  }
}
