package org.gatehouse.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Decides about operations of the JDK. Called on any thread, by many at once, in the middle of JDK
 * methods: with monitors of the JDK held, in class initialisers, on threads about to end.
 */
public interface Handler {
  /**
   * Whether anything wants to know of the operation; false spares the caller everything else.
   *
   * @param operation an ordinal of {@link Operation}
   */
  boolean wants(int operation);

  /**
   * May the operation go on. The arguments are those that {@link Operation} names, objects of the
   * JDK as the choke point has them; numbers are boxed.
   *
   * @return null to go on; otherwise why not, in words that the API's exception will carry
   */
  @Nullable String check(int operation, @Nullable Object a, @Nullable Object b, @Nullable Object c);
}
