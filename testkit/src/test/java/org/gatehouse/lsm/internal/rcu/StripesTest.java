package org.gatehouse.lsm.internal.rcu;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Test;

/** Where the locks and unlocks of read sections are counted. */
public class StripesTest {
  private static final int OWN = 512;

  private final Stripes stripes = new Stripes(true);

  /** A plain thread whose id names this stripe. */
  private static Thread thread(long stripe, Runnable action) {
    for (int i = 0; i < 4 * OWN; i++) {
      Thread thread = new Thread(action);
      if (thread.getId() % OWN == stripe) {
        return thread;
      }
    }
    throw new AssertionError("ids do not count up");
  }

  private int lockAndUnlock() {
    int cell = stripes.lock(0);
    stripes.unlock(cell);
    return cell;
  }

  private static <T> T in(Function<Runnable, Thread> threads, Supplier<T> action)
      throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(action::get);
    Thread thread = threads.apply(task);
    thread.start();
    thread.join();
    return task.get();
  }

  private int cellOf(Function<Runnable, Thread> threads)
      throws InterruptedException, ExecutionException {
    return in(threads, this::lockAndUnlock);
  }

  private void assertDrained() {
    assertEquals(stripes.locks(0), stripes.unlocks(0));
    assertEquals(stripes.locks(1), stripes.unlocks(1));
  }

  @Test
  public void aThreadKeepsItsStripe() throws Exception {
    in(
        Thread::new,
        () -> {
          int cell = lockAndUnlock();
          assertEquals(cell, lockAndUnlock());
          return cell;
        });
    assertEquals(2, stripes.locks(0));
    assertDrained();
  }

  @Test
  public void anUnlockIsMissingUntilItIsCounted() throws Exception {
    in(
        Thread::new,
        () -> {
          int outer = stripes.lock(0);
          int inner = stripes.lock(1);
          assertTrue(stripes.mayBeLocked(Thread.currentThread(), 0));
          stripes.unlock(inner);
          assertFalse(stripes.mayBeLocked(Thread.currentThread(), 1));
          assertEquals(1, stripes.locks(0) - stripes.unlocks(0));
          stripes.unlock(outer);
          return outer;
        });
    assertDrained();
  }

  /** The counts of both lie in one cell, and none is lost. */
  @Test
  public void theStripeOfAThreadThatEndedGoesToAnother() throws Exception {
    int first = cellOf(action -> thread(7, action));
    assertNotEquals(first, cellOf(action -> thread(7, action)));
    stripes.giveBack();
    assertEquals(first, cellOf(action -> thread(7, action)));
    assertEquals(3, stripes.locks(0));
    assertDrained();
  }

  @Test
  public void aLiveThreadsStripeIsNotGivenBack() throws Exception {
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Integer> held = new CompletableFuture<>();
    Thread owner =
        thread(
            9,
            () -> {
              held.complete(stripes.lock(0));
              Waiting.forever(leave);
              stripes.unlock(held.join());
            });
    owner.start();
    int first = held.join();
    stripes.giveBack();
    assertNotEquals(first, cellOf(action -> thread(9, action)));
    assertTrue(stripes.mayBeLocked(owner, 0));
    assertEquals(1, stripes.locks(0) - stripes.unlocks(0));
    leave.countDown();
    owner.join();
    assertDrained();
  }

  /** Its getter of the id is application code. */
  @Test
  public void aSubclassIsNotAskedForItsId() throws Exception {
    int cell =
        cellOf(
            action ->
                new Thread(action) {
                  @Override
                  public long getId() {
                    throw new AssertionError("asked");
                  }
                });
    assertTrue(cell > 0);
    assertDrained();
  }

  /** The shared stripe is found again for each, by the cell. */
  @Test
  public void threadsThatMeetInASharedStripeLoseNoCount() throws Exception {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = thread(11, () -> lockOften(100_000));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(400_000, stripes.locks(0));
    assertDrained();
  }

  private void lockOften(int times) {
    for (int i = 0; i < times; i++) {
      lockAndUnlock();
    }
  }
}
