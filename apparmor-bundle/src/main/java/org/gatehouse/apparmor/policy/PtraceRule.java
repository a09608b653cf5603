package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * Who may trace whom.
 *
 * @param perms trace 2, read 4, tracedby 8, readby 16
 * @param peer the pattern of the other label, null for any
 */
public record PtraceRule(Place place, Qualifiers qualifiers, int perms, @Nullable String peer)
    implements Rule {}
