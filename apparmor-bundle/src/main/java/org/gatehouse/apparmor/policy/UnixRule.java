package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * What may be done with sockets of the family unix.
 *
 * @param perms bits of the kernel: send 2, receive 4, create 0x10, shutdown 0x20, connect 0x40,
 *     setattr 0x100, getattr 0x200, accept 0x100000, bind 0x200000, listen 0x400000, setopt
 *     0x1000000, getopt 0x2000000
 * @param type the socket type (Linux number), -1 for any
 */
public record UnixRule(
    Place place,
    Qualifiers qualifiers,
    int perms,
    int type,
    @Nullable String address,
    @Nullable String label,
    @Nullable String peerAddress,
    @Nullable String peerLabel)
    implements Rule {}
