package org.gatehouse.selinux.avc;

import org.gatehouse.selinux.server.AccessVector;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the cache, and the next one in its slot. Immutable, so that a reader who finds it
 * without a lock finds all of it.
 */
final class AvcEntry {
  /** Null: of no cache, and never in force. */
  final @Nullable AvcCache home;

  final int source;
  final int target;
  final int known;
  final int allowed;
  final int auditallow;
  final int auditdeny;
  final boolean permissive;

  /** What is allowed without a word. */
  final int plain;

  final @Nullable AvcEntry next;

  AvcEntry(
      @Nullable AvcCache home,
      int source,
      int target,
      int known,
      AccessVector vector,
      @Nullable AvcEntry next) {
    this.home = home;
    this.source = source;
    this.target = target;
    this.known = known;
    this.allowed = vector.allowed();
    this.auditallow = vector.auditallow();
    this.auditdeny = vector.auditdeny();
    this.permissive = vector.permissive();
    this.plain = allowed & ~auditallow;
    this.next = next;
  }

  AccessVector vector() {
    return new AccessVector(allowed, auditallow, auditdeny, permissive);
  }

  boolean is(int source, int target, int known) {
    return this.source == source && this.target == target && this.known == known;
  }
}
