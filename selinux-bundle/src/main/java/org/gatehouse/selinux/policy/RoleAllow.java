package org.gatehouse.selinux.policy;

/** A role that may become another. */
public record RoleAllow(int role, int newRole) {}
