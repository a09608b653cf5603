package org.gatehouse.lsm.internal.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.audit.AuditLog;

/**
 * The bounded way from a decision to the audit log.
 *
 * <p>The caller's thread only takes a serial and offers the event; a full queue loses it and counts
 * that. One writer thread does everything else. A serial that is missing in the log was lost, and
 * the lost counter counts exactly these.
 */
public final class AuditQueue implements AuditLog, AutoCloseable {
  private static final int RECENT = 1000;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final AuditRing ring;
  private final List<AuditListener> listeners = new CopyOnWriteArrayList<>();
  private final ArrayDeque<AuditEvent> recent = new ArrayDeque<>(); // guarded by recent
  private final Sink sink;
  private final Thread writer;
  private volatile boolean failing;
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
    this.ring = new AuditRing(capacity);
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
    long number = ring.put(make);
    LockSupport.unpark(writer);
    return number;
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
  public Optional<AuditEvent> find(long serial) {
    synchronized (recent) {
      return recent.stream().filter(e -> e.serial() == serial).findFirst();
    }
  }

  @Override
  public long serial() {
    return ring.serial();
  }

  @Override
  public long lost() {
    return ring.lost();
  }

  /** Whether the next record would be lost: the last could not be written, or none can wait. */
  public boolean isFailing() {
    return failing || ring.isFull();
  }

  @Override
  public boolean flush(long millis) {
    long target = ring.serial();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!ring.isDone(target) && System.nanoTime() < end) {
      LockSupport.parkNanos(100_000);
    }
    return ring.isDone(target);
  }

  @Override
  public void close() {
    flush(1000);
    closed = true;
    LockSupport.unpark(writer);
  }

  private void run() {
    while (!closed) {
      AuditEvent event = ring.take();
      if (event != null) {
        take(event);
      } else {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  private void take(AuditEvent event) {
    boolean written = write(event);
    failing = !written;
    synchronized (recent) {
      recent.addLast(event);
      if (recent.size() > RECENT) {
        recent.removeFirst();
      }
    }
    listeners.forEach(listener -> tell(listener, event));
    ring.done(written);
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
