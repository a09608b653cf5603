package org.gatehouse.torture.ledger;

/** The way of one call. */
public enum Step {
  /** An application is about to call the hook. */
  ENTERED,
  /** It came back allowed. */
  ALLOWED,
  /** It came back denied. */
  DENIED,
  /** It came back with an exception, which no hook may. */
  THREW,
  /** The meter, a module that is enabled all the time, was asked. */
  METERED
}
