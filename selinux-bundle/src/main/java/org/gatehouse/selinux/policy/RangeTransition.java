package org.gatehouse.selinux.policy;

/** The range that a transition gives. */
public record RangeTransition(int source, int target, int objectClass, Range range) {}
