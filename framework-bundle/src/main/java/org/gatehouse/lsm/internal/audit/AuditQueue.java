package org.gatehouse.lsm.internal.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.audit.AuditLog;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way from a decision to the audit log.
 *
 * <p>The caller's thread only takes a serial and offers the event; a full queue loses it and counts
 * that. One writer thread does everything else. A serial that is missing in the log was lost, and
 * the lost counter counts exactly these.
 */
public final class AuditQueue implements AuditLog, AutoCloseable {
  private static final int RECENT = 1000;

  private final BlockingQueue<AuditEvent> queue;
  private final AtomicLong serial = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final List<AuditListener> listeners = new CopyOnWriteArrayList<>();
  private final ArrayDeque<AuditEvent> recent = new ArrayDeque<>(); // guarded by recent
  private final Sink sink;
  private final Thread writer;
  private volatile boolean closed;

  /** Where records end up. */
  @FunctionalInterface
  public interface Sink {
    /** Writes the record; false if it could not. Called on the writer's thread only. */
    boolean write(AuditEvent event);
  }

  /**
   * @param capacity how many events may wait
   */
  public AuditQueue(int capacity, Sink sink) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.sink = sink;
    this.writer = new Thread(this::run, "gatehouse-audit");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Makes an event with the next serial and queues it; waits for nothing but another call of this
   * method, so that events are queued in order of their serials. Returns the serial.
   */
  public long add(LongFunction<AuditEvent> make) {
    synchronized (serial) {
      long number = serial.get() + 1;
      AuditEvent event = make.apply(number);
      serial.set(number);
      if (!queue.offer(event)) {
        lost.incrementAndGet();
        done.incrementAndGet();
      }
      return number;
    }
  }

  /** Adds a listener; the result takes it away. */
  public Runnable listen(AuditListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public List<AuditEvent> recent(int count) {
    synchronized (recent) {
      return recent.stream().skip(Math.max(0, recent.size() - count)).toList();
    }
  }

  @Override
  public long serial() {
    return serial.get();
  }

  @Override
  public long lost() {
    return lost.get();
  }

  @Override
  public boolean flush(long millis) {
    long target = serial.get();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (done.get() < target && System.nanoTime() < end) {
      LockSupport.parkNanos(100_000);
    }
    return done.get() >= target;
  }

  @Override
  public void close() {
    flush(1000);
    closed = true;
    writer.interrupt();
  }

  private void run() {
    while (!closed) {
      AuditEvent event = next();
      if (event != null) {
        take(event);
      }
    }
  }

  /** The next event; null after a second, or when {@link #close} interrupts. */
  private @Nullable AuditEvent next() {
    try {
      return queue.poll(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return null;
    }
  }

  private void take(AuditEvent event) {
    if (!write(event)) {
      lost.incrementAndGet();
    }
    synchronized (recent) {
      recent.addLast(event);
      if (recent.size() > RECENT) {
        recent.removeFirst();
      }
    }
    listeners.forEach(listener -> tell(listener, event));
    done.incrementAndGet();
  }

  private boolean write(AuditEvent event) {
    try {
      return sink.write(event);
    } catch (RuntimeException | Error e) {
      return false; // counted as lost; the writer's thread must go on
    }
  }

  private void tell(AuditListener listener, AuditEvent event) {
    try {
      listener.event(event);
    } catch (RuntimeException | Error e) {
      listeners.remove(listener);
    }
  }
}
