package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * What may be said on D-Bus; each text is a pattern, null for any.
 *
 * @param perms send 2, receive 4, eavesdrop 32, bind 64
 * @param name with bind the own name, else the peer's
 */
public record DbusRule(
    Place place,
    Qualifiers qualifiers,
    int perms,
    @Nullable String bus,
    @Nullable String name,
    @Nullable String peerLabel,
    @Nullable String path,
    @Nullable String interfaceName,
    @Nullable String member)
    implements Rule {}
