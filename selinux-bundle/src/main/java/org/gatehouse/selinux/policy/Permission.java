package org.gatehouse.selinux.policy;

/** A permission; its value from 1 to 32 is one more than its bit. */
public record Permission(String name, int value) implements Symbol {
  /** The bit in an access vector. */
  public int bit() {
    return 1 << (value - 1);
  }
}
