package org.gatehouse.lsm.internal.stack;

/** How a module's service went away. */
public enum Departure {
  /** Somebody who may manage the stack took its bundle out. */
  FOR_GOOD,
  /** Its bundle was refreshed, stopped for a while or lost a dependency. */
  SUDDEN,
  /** The framework ends. */
  AT_THE_END
}
