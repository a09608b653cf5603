package org.gatehouse.lsm.internal.stack;

import org.gatehouse.lsm.stacker.ModuleState;

/** The bundles of the enabled modules. Asked with every mediated decision, so a plain array. */
final class Offering {
  private final long[] bundles;

  private Offering(long[] bundles) {
    this.bundles = bundles;
  }

  static Offering of(StackState state) {
    return new Offering(
        state.entries().stream()
            .filter(entry -> entry.state() == ModuleState.ENABLED)
            .mapToLong(entry -> entry.owner().bundle())
            .toArray());
  }

  boolean has(long bundle) {
    for (long each : bundles) {
      if (each == bundle) {
        return true;
      }
    }
    return false;
  }
}
