package org.gatehouse.lsm.internal.rcu;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the readers that hold up a grace period from those that merely pass by.
 *
 * <p>Stacks are looked at some times while it is late. A suspect was in the same hook of the same
 * class at every look, and the counters of its stripe say that a section there began before the
 * grace period and has not ended. Reclaimer thread only.
 */
final class Suspects {
  private static final int LOOKS = 8;

  private final Srcu srcu;
  private final Sections sections;
  private long looks;
  private @Nullable List<Stall> always;

  Suspects(Srcu srcu, Sections sections) {
    this.srcu = srcu;
    this.sections = sections;
  }

  /** Called again and again while one grace period is late; looks eight times per stall time. */
  void waiting(long nanos, long stallNanos) {
    if (nanos > (looks + 1) * (stallNanos / LOOKS)) {
      looks++;
      look();
    }
  }

  private void look() {
    List<Stall> now = new ArrayList<>(sections.readers(srcu::mayHoldUp));
    if (always != null) {
      List<Stall> before = always;
      now.removeIf(stall -> before.stream().noneMatch(stall::isSameCall));
    }
    always = now;
  }

  /** Who was there at every look; nobody before the second. */
  List<Stall> remaining() {
    return looks < 2 || always == null ? List.of() : List.copyOf(always);
  }
}
