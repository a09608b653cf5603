package org.gatehouse.selinux.policy;

/** A security context in the values of one policy. */
public record Context(int user, int role, int type, Range range) {
  /** The same with another type. */
  public Context withType(int other) {
    return new Context(user, role, other, range);
  }
}
