package org.gatehouse.lsm.blob;

import org.jspecify.annotations.Nullable;

/**
 * What an unlink did.
 *
 * @param status what happened
 * @param value the value that was taken off; null unless {@link Status#UNLINKED}
 * @param <T> the value's type
 */
public record Unlinked<T>(Status status, @Nullable T value) {
  /** The three outcomes. */
  public enum Status {
    /** The value was on the object and is the caller's now. */
    UNLINKED,
    /** The object was freed first; the host frees the value after a grace period. */
    DISOWNED,
    /** There was no value of this slot. */
    ABSENT
  }
}
