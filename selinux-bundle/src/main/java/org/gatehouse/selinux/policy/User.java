package org.gatehouse.selinux.policy;

/**
 * A user.
 *
 * @param bounds the value of the user that bounds it, or 0
 * @param roles values of roles less 1
 * @param range what its contexts may have
 * @param level what it starts with
 */
public record User(String name, int value, int bounds, Ebitmap roles, Range range, Level level)
    implements Symbol {}
