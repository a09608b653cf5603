package org.gatehouse.lsm.audit;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The audit log as a service. */
@ProviderType
public interface AuditLog {
  /** The newest events that were written, oldest first, at most so many. */
  List<AuditEvent> recent(int count);

  /**
   * One of the newest events, by its serial.
   *
   * @return empty if it was lost or is too old; the file of the log may still have it
   */
  Optional<AuditEvent> find(long serial);

  /** The serial of the newest event; 0 before the first. */
  long serial();

  /** How many events were lost because the queue was full or the writing failed. */
  long lost();

  /** Waits until every event up to now was written or lost; at most so many milliseconds. */
  boolean flush(long millis);
}
