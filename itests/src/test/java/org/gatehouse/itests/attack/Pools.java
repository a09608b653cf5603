package org.gatehouse.itests.attack;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.osgi.framework.BundleContext;

/** Pools that all share, pools of others, and virtual threads. */
final class Pools {
  private static final long PATIENCE_SECONDS = 5;

  private Pools() {}

  static void common(Prey prey, Attempts attempts) {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    attempts.read("submit", () -> pool.submit(() -> Reader.read(prey.name())).get());
    attempts.read(
        "submit without frames", () -> pool.submit(Frameless.as(Callable.class, prey)).get());
    attempts.read(
        "supplyAsync", () -> CompletableFuture.supplyAsync(() -> Reader.read(prey.name())).get());
    attempts.read(
        "supplyAsync without frames",
        () -> CompletableFuture.supplyAsync(Frameless.as(Supplier.class, prey)).get());
    attempts.read(
        "thenApplyAsync without frames",
        () ->
            CompletableFuture.completedFuture("x")
                .thenApplyAsync(Frameless.ignoring(Function.class, prey))
                .get());
    attempts.read(
        "delayed without frames",
        () ->
            CompletableFuture.supplyAsync(
                    Frameless.as(Supplier.class, prey),
                    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    attempts.read("fork", () -> pool.invoke(new Forking(prey.name())));
    attempts.read("parallel stream", () -> parallel(prey));
    attempts.read("invokeAll", () -> pool.invokeAll(List.of(callable(prey))).get(0).get());
    attempts.read("publisher", () -> published(prey));
    attempts.read("AsynchronousFileChannel", () -> asynchronous(prey));
  }

  private static final class Forking extends RecursiveTask<String> {
    private static final long serialVersionUID = 1;
    private final String file;

    Forking(String file) {
      this.file = file;
    }

    @Override
    protected String compute() {
      return ForkJoinPool.commonPool().submit(() -> Reader.read(file)).join();
    }
  }

  @SuppressWarnings("unchecked") // it returns anything
  private static Callable<Object> callable(Prey prey) throws ReflectiveOperationException {
    return Frameless.as(Callable.class, prey);
  }

  private static Object parallel(Prey prey) throws Exception {
    Function<Object, Object> read = Frameless.ignoring(Function.class, prey);
    return IntStream.range(0, 64).parallel().boxed().map(read).findAny().orElseThrow();
  }

  private static Object published(Prey prey) throws Exception {
    StringBuffer box = new StringBuffer();
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      Runnable read = Frameless.into(box, prey);
      CompletableFuture<Void> all = publisher.consume(item -> read.run());
      publisher.submit("x");
      publisher.close();
      all.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return box;
  }

  private static Object asynchronous(Prey prey) throws Exception {
    try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(prey.secret())) {
      ByteBuffer all = ByteBuffer.allocate((int) channel.size());
      channel.read(all, 0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return all.array();
    }
  }

  static void ofOthers(Prey prey, Attempts attempts) {
    attempts.read("submit", () -> victims(prey).submit(() -> Reader.read(prey.name())).get());
    attempts.read(
        "submit without frames",
        () -> victims(prey).submit(Frameless.as(Callable.class, prey)).get());
    attempts.read(
        "supplyAsync without frames",
        () ->
            CompletableFuture.supplyAsync(Frameless.as(Supplier.class, prey), victims(prey)).get());
    attempts.read(
        "execute without frames",
        () -> {
          StringBuffer box = new StringBuffer();
          ExecutorService pool = victims(prey);
          pool.execute(Frameless.into(box, prey));
          pool.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
          return box;
        });
  }

  private static ExecutorService victims(Prey prey) {
    BundleContext context = prey.context();
    return (ExecutorService) context.getService(context.getServiceReference(Executor.class));
  }
}
