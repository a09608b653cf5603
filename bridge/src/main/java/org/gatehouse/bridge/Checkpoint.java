package org.gatehouse.bridge;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the inserted code calls: one call without branches, wherever the API can say no by an
 * exception.
 *
 * <p>Anybody may call these, and learns nothing but what would be answered to itself.
 */
public final class Checkpoint {
  private static final Denial[] DENIALS = Denial.values();

  private Checkpoint() {}

  /** Throws the denial if the operation may not go on. */
  public static void demand(
      int operation, int denial, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    String why = Bridge.check(operation, a, b, c);
    if (why != null) {
      Checkpoint.<RuntimeException>sneaky(DENIALS[denial].of(a, why));
    }
  }

  /** The same, and a denial closes what was opened. */
  public static void demand(
      int operation,
      int denial,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object opened) {
    String why = Bridge.check(operation, a, b, c);
    if (why != null) {
      Descriptors.close(opened);
      Checkpoint.<RuntimeException>sneaky(DENIALS[denial].of(a, why));
    }
  }

  /** Whether the operation may not go on; for APIs that say no by a value. */
  public static boolean refuses(
      int operation, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    return Bridge.check(operation, a, b, c) != null;
  }

  /**
   * Whether what is to be made is there, for APIs that say that by a value; throws any other
   * denial.
   */
  public static boolean isThere(
      int operation, int denial, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    String why = Bridge.check(operation, a, b, c);
    if (why != null && !Denial.isThere(why)) {
      Checkpoint.<RuntimeException>sneaky(DENIALS[denial].of(a, why));
    }
    return why != null;
  }

  /**
   * What of a result may be seen: each element is asked about by itself.
   *
   * @param all the result, an array of the API's own
   * @param about what is asked of an element instead of the element itself; its code is the
   *     caller's
   * @param orNull whether the API says null where there is nothing
   * @return the array itself where nothing is left out, else a shorter one of the same type
   */
  public static @Nullable Object @Nullable [] keep(
      int operation,
      boolean orNull,
      @Nullable Object @Nullable [] all,
      @Nullable Function<@Nullable Object, @Nullable Object> about,
      @Nullable Object b,
      @Nullable Object c) {
    if (all == null || !Bridge.wants(operation)) {
      return all;
    }
    @Nullable Object[] kept = all.clone();
    int count = 0;
    for (Object one : all) {
      Object asked = about == null ? one : about.apply(one);
      if (Bridge.check(operation, asked, b, c) == null) {
        kept[count++] = one;
      }
    }
    if (count == all.length) {
      return all;
    }
    return count == 0 && orNull ? null : Arrays.copyOf(kept, count);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneaky(Throwable denial) throws T {
    throw (T) denial;
  }
}
