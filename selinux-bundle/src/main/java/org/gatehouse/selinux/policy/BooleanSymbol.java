package org.gatehouse.selinux.policy;

/** A boolean and its state as shipped. */
public record BooleanSymbol(String name, int value, boolean state) implements Symbol {}
