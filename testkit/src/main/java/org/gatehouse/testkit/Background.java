package org.gatehouse.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that runs on a thread of its own while the test goes on.
 *
 * @param <T> what it returns
 */
public final class Background<T> {
  private final FutureTask<T> work;

  private Background(Callable<T> call) {
    work = new FutureTask<>(call);
    Thread thread = new Thread(work, "testkit-background");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts it. */
  public static <T> Background<T> start(Callable<T> call) {
    return new Background<>(call);
  }

  /** Starts something that returns nothing. */
  public static Background<Boolean> run(Runnable action) {
    return start(
        () -> {
          action.run();
          return true;
        });
  }

  /** Whether it is over, well or not. */
  public boolean isDone() {
    return work.isDone();
  }

  /** Its result; fails the test if it threw or is not over within the limit of {@link Waits}. */
  public T await() {
    try {
      return work.get(Waits.MILLIS, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("background work: " + e, e);
    }
  }

  /** Fails the test if it is over after so many milliseconds. */
  public void assertStillRunning(long millis) {
    try {
      work.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (Exception e) {
      throw new AssertionError("background work: " + e, e);
    }
    throw new AssertionError("over within " + millis + " ms, but it had to wait");
  }
}
