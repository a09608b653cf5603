package org.gatehouse.lsm.internal.dispatch;

import java.util.function.Predicate;
import org.gatehouse.lsm.stacker.HookSet;

/** Hooks as bits by their index, compared with the bits of the version in force. */
final class HookMask implements HookSet {
  private final Published published;
  private final long[] mask;

  HookMask(Published published, Predicate<HookMethod> wanted) {
    this.published = published;
    this.mask = words(wanted);
  }

  static long[] words(Predicate<HookMethod> wanted) {
    long[] words = new long[HookMethods.ALL.size() / Long.SIZE + 1];
    HookMethods.ALL.stream()
        .filter(wanted)
        .forEach(h -> words[h.index() / Long.SIZE] |= 1L << h.index());
    return words;
  }

  @Override
  public boolean isHooked() {
    return published.current.hasAny(mask);
  }
}
