package org.gatehouse.selinux.policy;

/** Permissions that classes share. */
public record Common(String name, int value, Symbols<Permission> permissions) implements Symbol {}
