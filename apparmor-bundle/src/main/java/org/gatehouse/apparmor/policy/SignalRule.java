package org.gatehouse.apparmor.policy;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which signals may be sent and received.
 *
 * @param perms send 2, receive 4
 * @param signals AppArmor's numbers: 1 to 32, 35 is {@code exists}, 128 + n is {@code rtmin+n};
 *     empty is all
 * @param peer the pattern of the other label, null for any
 */
public record SignalRule(
    Place place,
    Qualifiers qualifiers,
    int perms,
    SortedSet<Integer> signals,
    @Nullable String peer)
    implements Rule {
  public SignalRule {
    signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
  }
}
