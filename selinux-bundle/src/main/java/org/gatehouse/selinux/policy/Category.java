package org.gatehouse.selinux.policy;

/** A category, or a second name of one. */
public record Category(String name, int value, boolean isAlias) implements Symbol {}
