package org.gatehouse.lsm.stacker;

import java.util.Locale;

/** How denials of several modules become one answer; both rules allow exactly when all allow. */
public enum CombineRule {
  /** Every module is asked and the last denial is the result (Schaufler). */
  ALL,
  /** The first denial ends the walk (Hallyn, Howells, today's kernel). */
  FIRST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
