package org.gatehouse.lsm.internal.audit;

import java.util.function.LongFunction;
import org.gatehouse.lsm.audit.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait for the writer, and the counts that go with them.
 *
 * <p>Decisions come here from any depth of the stack. A lock of java.util.concurrent that overflows
 * the stack between lock and unlock stays locked, and with it every later denial; a monitor never
 * does. For the same reason {@link #put} makes no call once it has begun to change something.
 */
final class AuditRing {
  private final @Nullable AuditEvent[] events;
  private int head; // guarded by this
  private int size; // guarded by this
  private long serial; // guarded by this
  private long lost; // guarded by this
  private long done; // guarded by this

  AuditRing(int capacity) {
    this.events = new AuditEvent[capacity];
  }

  /** Makes the event with the next serial and keeps it, or counts it as lost. */
  synchronized long put(LongFunction<AuditEvent> make) {
    AuditEvent event = make.apply(serial + 1);
    serial++;
    if (size == events.length) {
      lost++;
      done++;
    } else {
      events[(head + size) % events.length] = event;
      size++;
    }
    return serial;
  }

  /** Takes the oldest event out; null where there is none. */
  synchronized @Nullable AuditEvent take() {
    AuditEvent event = events[head];
    if (event != null) {
      events[head] = null;
      head = (head + 1) % events.length;
      size--;
    }
    return event;
  }

  /** The event that was taken out is written or lost. */
  synchronized void done(boolean written) {
    done++;
    lost += written ? 0 : 1;
  }

  synchronized boolean isFull() {
    return size == events.length;
  }

  synchronized long serial() {
    return serial;
  }

  synchronized long lost() {
    return lost;
  }

  synchronized boolean isDone(long number) {
    return done >= number;
  }
}
