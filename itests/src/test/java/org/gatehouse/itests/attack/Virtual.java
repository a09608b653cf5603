package org.gatehouse.itests.attack;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Virtual threads, where the JDK has them. */
final class Virtual {
  private static final long PATIENCE_SECONDS = 5;
  private static final int FIRST = 21;

  private Virtual() {}

  static void make(Prey prey, Attempts attempts) {
    if (Runtime.version().feature() < FIRST) {
      return;
    }
    attempts.read("a thread", () -> on(new FutureTask<>(() -> Reader.read(prey.name()))));
    attempts.read(
        "a thread without frames", () -> on(new FutureTask<>(Frameless.as(Callable.class, prey))));
    attempts.read("an executor", () -> in(() -> Reader.read(prey.name())));
    attempts.read("an executor without frames", () -> in(Frameless.as(Callable.class, prey)));
    attempts.read(
        "a thread of a virtual thread",
        () -> on(new FutureTask<>(() -> on(new FutureTask<>(Frameless.as(Callable.class, prey))))));
  }

  private static Object on(FutureTask<?> task) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    start.invoke(null, task);
    return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static Object in(Callable<?> task) throws Exception {
    Method make = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    ExecutorService pool = (ExecutorService) make.invoke(null);
    try {
      return pool.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      pool.shutdown();
    }
  }
}
