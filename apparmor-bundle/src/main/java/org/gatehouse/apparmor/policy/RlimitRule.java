package org.gatehouse.apparmor.policy;

/**
 * A resource limit.
 *
 * @param resource its name
 * @param number Linux's number of it
 * @param value in the kernel's unit; -1 is infinity; of {@code nice} 20 more than was written
 */
public record RlimitRule(Place place, String resource, int number, long value) implements Rule {
  @Override
  public Qualifiers qualifiers() {
    return Qualifiers.ALLOW;
  }
}
