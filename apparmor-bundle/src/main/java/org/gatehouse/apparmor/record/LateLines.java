package org.gatehouse.apparmor.record;

import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Hands lines on, on a daemon thread of its own: whoever causes a line never waits for a disk. Of
 * more than can wait the last ones are lost, which the next line to be taken says.
 */
public final class LateLines implements Consumer<RecordLine>, AutoCloseable {
  private static final int MOST = 4096;
  private static final long LONGEST_END_SECONDS = 5;

  private final Consumer<? super RecordLine> out;
  private final AtomicLong lost = new AtomicLong();
  private final ThreadPoolExecutor writer;

  /** Lines go to {@code out}, in their order. */
  public LateLines(Consumer<? super RecordLine> out) {
    this(out, MOST);
  }

  LateLines(Consumer<? super RecordLine> out, int most) {
    this.out = out;
    this.writer =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(most),
            LateLines::thread,
            (line, full) -> lost.incrementAndGet());
    writer.prestartAllCoreThreads(); // here, so that no bundle is the one who made it
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "apparmor records");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void accept(RecordLine line) {
    writer.execute(() -> write(line));
  }

  private void write(RecordLine line) {
    long gone = lost.getAndSet(0);
    if (gone > 0) {
      String body =
          String.format(Locale.ROOT, "apparmor=\"STATUS\" info=\"%d records were lost\"", gone);
      out.accept(new RecordLine(line.millis(), line.serial(), body));
    }
    out.accept(line);
  }

  /** Ends, after what waits. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
