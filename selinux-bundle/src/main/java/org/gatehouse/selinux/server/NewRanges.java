package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Defaults;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.Range;
import org.jspecify.annotations.Nullable;

/** The range of a new object where no rule says (Linux 6.1 mls_compute_sid). */
final class NewRanges {
  private NewRanges() {}

  /**
   * By the default of the class.
   *
   * @return null if source and target have nothing in common, which is an error
   */
  static @Nullable Range byDefault(
      int defaultRange, Context source, Context target, boolean likeProcess) {
    Range from = source.range();
    Range to = target.range();
    return switch (defaultRange) {
      case Defaults.SOURCE_LOW -> Range.of(from.low());
      case Defaults.SOURCE_HIGH -> Range.of(from.high());
      case Defaults.SOURCE_LOW_HIGH -> from;
      case Defaults.TARGET_LOW -> Range.of(to.low());
      case Defaults.TARGET_HIGH -> Range.of(to.high());
      case Defaults.TARGET_LOW_HIGH -> to;
      case Defaults.GLBLUB -> common(from, to);
      default -> plain(source, likeProcess);
    };
  }

  /** The source's: all of it for a process or socket, else its low level. */
  static Range plain(Context source, boolean likeProcess) {
    return likeProcess ? source.range() : Range.of(source.range().low());
  }

  /** The greatest of the low and the least of the high sensitivities, with common categories. */
  private static @Nullable Range common(Range one, Range other) {
    if (one.high().sensitivity() < other.low().sensitivity()
        || other.high().sensitivity() < one.low().sensitivity()) {
      return null;
    }
    int low = Math.max(one.low().sensitivity(), other.low().sensitivity());
    int high = Math.min(one.high().sensitivity(), other.high().sensitivity());
    return new Range(
        new Level(low, one.low().categories().and(other.low().categories())),
        new Level(high, one.high().categories().and(other.high().categories())));
  }
}
