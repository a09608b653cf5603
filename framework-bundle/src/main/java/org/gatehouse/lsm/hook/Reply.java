package org.gatehouse.lsm.hook;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a query: a value, or an errno.
 *
 * <p>Each query hook has a default errno that means "not mine"; the body of the hook's default
 * method returns it. Immutable.
 *
 * @param <T> the value's type
 */
public final class Reply<T> {
  private final @Nullable T value;
  private final @Nullable Errno errno;

  private Reply(@Nullable T value, @Nullable Errno errno) {
    this.value = value;
    this.errno = errno;
  }

  /** A value. */
  public static <T> Reply<T> of(T value) {
    return new Reply<>(Objects.requireNonNull(value), null);
  }

  /** An error, or the hook's "not mine". */
  public static <T> Reply<T> error(Errno errno) {
    return new Reply<>(null, errno);
  }

  /** Whether there is a value. */
  public boolean isValue() {
    return errno == null;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException if this is an error
   */
  public T value() {
    if (value == null) {
      throw new IllegalStateException("an error reply: " + errno);
    }
    return value;
  }

  /** The errno; null where there is a value. */
  public @Nullable Errno errno() {
    return errno;
  }

  @Override
  public String toString() {
    return errno == null ? String.valueOf(value) : errno.name();
  }
}
