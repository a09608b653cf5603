package org.gatehouse.torture.ledger;

/** What holds from some moment on; a fault is counted only while it does. */
public enum Duty {
  /** The guard is enabled: killing is denied. */
  GUARD,
  /** The watch is enabled or denies where it stood: scheduling is denied. */
  WATCH,
  /** A module that throws is enabled: setting a priority is denied. */
  THROWER,
  /** Exactly one of red and blue is enabled: each sheet gets exactly one stamp of them. */
  PAIR
}
