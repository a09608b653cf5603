package org.gatehouse.itests.attack;

import java.lang.ref.Cleaner;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Threads of the attacker's making, and those that run when an object is gone. */
final class OwnThreads {
  private static final long PATIENCE_MILLIS = 5_000;

  private OwnThreads() {}

  static void threads(Prey prey, Attempts attempts) {
    attempts.read("a thread", () -> on(new FutureTask<>(() -> Reader.read(prey.name()))));
    attempts.read(
        "a thread without frames", () -> on(new FutureTask<>(Frameless.as(Callable.class, prey))));
    attempts.read("a thread with the victim's context loader", () -> inContext(prey));
    attempts.read("a thread of the default factory", () -> ofFactory(prey));
    attempts.read("a thread in the root group", () -> inRootGroup(prey));
    attempts.read("a timer", () -> timer(prey));
    attempts.read(
        "an executor without frames",
        () -> in(Executors.newFixedThreadPool(1), Frameless.as(Callable.class, prey)));
    attempts.read(
        "a scheduled executor without frames",
        () -> in(Executors.newScheduledThreadPool(1), Frameless.as(Callable.class, prey)));
    attempts.read(
        "a work-stealing pool without frames",
        () -> in(Executors.newWorkStealingPool(), Frameless.as(Callable.class, prey)));
  }

  private static Object on(FutureTask<?> task) throws Exception {
    new Thread(task).start();
    return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Object inContext(Prey prey) throws Exception {
    FutureTask<?> task = new FutureTask<>(Frameless.as(Callable.class, prey));
    Thread thread = new Thread(task);
    thread.setContextClassLoader(
        prey.victim().loadClass("org.gatehouse.itests.module.Victim").getClassLoader());
    thread.start();
    return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Object ofFactory(Prey prey) throws Exception {
    FutureTask<?> task = new FutureTask<>(Frameless.as(Callable.class, prey));
    Executors.defaultThreadFactory().newThread(task).start();
    return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Object inRootGroup(Prey prey) throws Exception {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    FutureTask<?> task = new FutureTask<>(Frameless.as(Callable.class, prey));
    new Thread(group, task).start();
    return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Object timer(Prey prey) throws Exception {
    FutureTask<?> task = new FutureTask<>(() -> Reader.read(prey.name()));
    Timer timer = new Timer();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            task.run();
          }
        },
        0);
    try {
      return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } finally {
      timer.cancel();
    }
  }

  private static Object in(ExecutorService pool, Callable<?> task) throws Exception {
    try {
      return pool.submit(task).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } finally {
      pool.shutdown();
    }
  }

  /** Reads when it is collected. */
  private static final class Dying {
    private final String file;
    private final StringBuffer box;
    private final CountDownLatch done;

    Dying(String file, StringBuffer box, CountDownLatch done) {
      this.file = file;
      this.box = box;
      this.done = done;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      try {
        box.append(Reader.read(file));
      } catch (RuntimeException e) {
        box.append(e.getCause());
      } finally {
        done.countDown();
      }
    }
  }

  static void ends(Prey prey, Attempts attempts) {
    attempts.read("finalizer", () -> finalized(prey));
    attempts.read("cleaner", () -> cleaned(prey, Cleaner.create()));
    attempts.read(
        "cleaner of a bare thread", () -> cleaned(prey, Cleaner.create(run -> new Thread(run))));
  }

  private static void waitFor(CountDownLatch done) throws InterruptedException {
    for (int i = 0; i < 50 && done.getCount() > 0; i++) {
      System.gc();
      done.await(100, TimeUnit.MILLISECONDS);
    }
  }

  private static Object finalized(Prey prey) throws Exception {
    StringBuffer box = new StringBuffer();
    CountDownLatch done = new CountDownLatch(1);
    new Dying(prey.name(), box, done);
    waitFor(done);
    return box;
  }

  private static Object cleaned(Prey prey, Cleaner cleaner) throws Exception {
    StringBuffer box = new StringBuffer();
    CountDownLatch done = new CountDownLatch(1);
    cleaner.register(new Object(), Frameless.into(box, prey));
    cleaner.register(new Object(), done::countDown);
    waitFor(done);
    waitFor(new CountDownLatch(box.length() == 0 ? 1 : 0));
    return box;
  }
}
