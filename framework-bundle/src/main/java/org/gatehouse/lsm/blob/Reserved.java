package org.gatehouse.lsm.blob;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A module's place on objects of one kind, whatever incarnation it is in. Hook objects are made
 * once; each enabling reserves anew, and what an earlier one attached is not seen. Any thread may
 * ask; {@link #begin} is called by the one that enables, before any hook is called.
 *
 * @param <T> what the module attaches
 */
public final class Reserved<T> {
  private final ObjectKind kind;
  private volatile @Nullable BlobSlot<T> slot;

  /**
   * Makes a place that is not reserved yet; until {@link #begin} everything else throws
   * NullPointerException.
   *
   * @param kind what objects it is on
   */
  public Reserved(ObjectKind kind) {
    this.kind = kind;
  }

  /**
   * Reserves the place for the incarnation that is being enabled.
   *
   * @param slots the incarnation's
   */
  public void begin(BlobSlots slots) {
    slot = slots.reserve(kind);
  }

  /**
   * What is attached.
   *
   * @param object of this place's kind
   * @return what this incarnation attached; null if it attached nothing
   */
  public @Nullable T get(SecurityObject object) {
    return slot().get(object);
  }

  /**
   * Attaches a value where there is none.
   *
   * @param object of this place's kind
   * @param value never null
   * @return what is on the object then: this value, or another that was faster; this, where none
   *     stays
   */
  public T attach(SecurityObject object, T value) {
    T there = slot().attach(object, value) ? value : slot().get(object);
    return Objects.requireNonNullElse(there, value);
  }

  /**
   * Takes the value off the object; see {@link BlobSlot#unlink}.
   *
   * @param object of this place's kind
   */
  public void unlink(SecurityObject object) {
    slot().unlink(object);
  }

  private BlobSlot<T> slot() {
    return Objects.requireNonNull(slot, "the module was never enabled");
  }
}
