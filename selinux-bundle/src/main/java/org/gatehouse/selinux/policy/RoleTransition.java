package org.gatehouse.selinux.policy;

/** A role that becomes another with a target type and class. */
public record RoleTransition(int role, int type, int objectClass, int newRole) {}
