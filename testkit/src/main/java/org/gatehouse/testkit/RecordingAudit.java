package org.gatehouse.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.audit.AuditLog;

/** An audit listener that keeps every event it gets. */
public final class RecordingAudit implements AuditListener {
  private final AuditLog log;
  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  /**
   * Keeps nothing until it is added to the log.
   *
   * @param log whose events it will get; asked to write before events are looked at
   */
  public RecordingAudit(AuditLog log) {
    this.log = log;
  }

  @Override
  public void event(AuditEvent event) {
    events.add(event);
  }

  /** Every event up to now, by serial. */
  public List<AuditEvent> events() {
    if (!log.flush(Waits.MILLIS)) {
      throw new AssertionError("the audit log does not write");
    }
    return List.copyOf(events);
  }

  /** The events of one type. */
  public List<AuditEvent> events(AuditEvent.Type type) {
    return events().stream().filter(e -> e.type() == type).toList();
  }

  /** The first event that fits; waits for it. */
  public AuditEvent await(Predicate<AuditEvent> fits, String what) {
    Waits.until(() -> events.stream().anyMatch(fits), what);
    return events.stream().filter(fits).findFirst().orElseThrow();
  }

  /** Forgets the events up to now. */
  public void clear() {
    events();
    events.clear();
  }
}
