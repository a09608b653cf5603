package org.gatehouse.selinux.avc;

/** Who is told of decisions that are to be recorded; on the asker's thread, must not block. */
@FunctionalInterface
public interface AvcAudit {
  /** A decision to record. */
  void record(AvcEvent event);
}
