package org.gatehouse.apparmor.policy;

/**
 * Which capabilities may be used.
 *
 * @param mask bit {@code n} is capability {@code n}; all bits without names
 */
public record CapabilityRule(Place place, Qualifiers qualifiers, long mask) implements Rule {}
