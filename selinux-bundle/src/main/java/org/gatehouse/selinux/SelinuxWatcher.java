package org.gatehouse.selinux;

/** Who is told of changes, after they took effect, on the thread that made them. */
public interface SelinuxWatcher {
  /** Does nothing. */
  SelinuxWatcher NOBODY = new SelinuxWatcher() {};

  /**
   * A policy is in force.
   *
   * @param first whether there was none before
   */
  default void policyLoaded(boolean first) {}

  /** The mode was changed. */
  default void modeSet(boolean enforcing, boolean before) {}

  /** A boolean was changed. */
  default void booleanSet(String name, boolean state, boolean before) {}
}
