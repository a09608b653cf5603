package org.gatehouse.selinux.policy;

/** Something with a name and, unless it is a second name, a value of its own from 1. */
public interface Symbol {
  /** The name, in bytes as ISO-8859-1. */
  String name();

  /** The value, from 1. */
  int value();

  /** Whether this is a second name of the value. */
  default boolean isAlias() {
    return false;
  }
}
