package org.gatehouse.lsm.internal.osgi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a bundle that is gone out of a cache of the JDK.
 *
 * <p>JDK 17 links {@code equals}, {@code hashCode} and {@code toString} of a record through handles
 * that it keeps for good, and each of those keeps the type that it was last adapted to (there is no
 * loader check before JDK 20). The last bundle that linked a record with a component of a type of
 * its own would stay in memory until the next one does. Linking a record of the host takes its
 * place.
 */
final class LinkedRecords {
  private static final List<String> METHODS = List.of("equals", "hashCode", "toString");

  /** Of a type of its own, so that the handles are adapted to it. */
  private record Own(@Nullable Own own) {}

  private LinkedRecords() {}

  /** Forgets every other type. Any thread. */
  static void forget() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle getter = lookup.findGetter(Own.class, "own", Own.class);
      for (String method : METHODS) {
        ObjectMethods.bootstrap(lookup, method, MethodHandle.class, Own.class, "own", getter);
      }
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record cannot be linked", e);
    }
  }
}
