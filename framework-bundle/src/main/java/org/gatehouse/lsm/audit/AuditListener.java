package org.gatehouse.lsm.audit;

import org.osgi.annotation.versioning.ConsumerType;

/** Gets audit events, in order of their serials, on the writer's thread. */
@ConsumerType
@FunctionalInterface
public interface AuditListener {
  /** Takes one event; a listener that throws is not called again. */
  void event(AuditEvent event);
}
