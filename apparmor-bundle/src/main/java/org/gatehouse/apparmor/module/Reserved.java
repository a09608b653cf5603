package org.gatehouse.apparmor.module;

import java.util.Objects;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.jspecify.annotations.Nullable;

/**
 * The module's place on objects of one kind, whatever incarnation it is in. Hook objects are made
 * once; each enabling reserves anew, and what an earlier one attached is not seen.
 */
final class Reserved<T> {
  private final ObjectKind kind;
  private volatile @Nullable BlobSlot<T> slot;

  Reserved(ObjectKind kind) {
    this.kind = kind;
  }

  void begin(BlobSlots slots) {
    slot = slots.reserve(kind);
  }

  @Nullable T get(SecurityObject object) {
    return slot().get(object);
  }

  /** What is on the object then: this value, or another that was faster; this, where none stays. */
  T attach(SecurityObject object, T value) {
    T there = slot().attach(object, value) ? value : slot().get(object);
    return Objects.requireNonNullElse(there, value);
  }

  void unlink(SecurityObject object) {
    slot().unlink(object);
  }

  private BlobSlot<T> slot() {
    return Objects.requireNonNull(slot, "apparmor was never enabled");
  }
}
