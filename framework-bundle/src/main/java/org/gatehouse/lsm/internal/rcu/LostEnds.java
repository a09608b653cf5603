package org.gatehouse.lsm.internal.rcu;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Finds read sections that ended without being counted, so that a late grace period does not wait
 * for them for ever.
 *
 * <p>A stack overflow in compiled code may skip the handlers of the frames it unwinds, and with
 * them the count of the section's end (measured on JDK 17 and 25: one to five in 30,000 nested
 * sections). The section is a frame on a stack, so stacks can prove its end: a thread that was seen
 * inside and later outside has ended what it was in. When that holds for every thread, and the
 * counts of the pair did not move in between, what is missing in them is lost, and is paid.
 *
 * <p>Stacks of virtual threads come from the JDK's thread dump, and are looked at once one of them
 * was a reader. Where the dump is not complete ({@code -Djdk.trackAllThreads=false}) or fails,
 * nothing is paid, and the stall is reported instead. Reclaimer thread only.
 */
final class LostEnds {
  private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(500);

  private final Srcu srcu;
  private final Sections sections;
  private long next = FIRST_LOOK;
  private Srcu.@Nullable Counts counts;
  private Set<Object> inside = Set.of();

  LostEnds(Srcu srcu, Sections sections) {
    this.srcu = srcu;
    this.sections = sections;
  }

  /** Called again and again while one grace period is late; looks for a tenth of the time. */
  void waiting(long nanos) {
    if (nanos >= next && isEveryReaderSeen()) {
      long start = System.nanoTime();
      look();
      next = nanos + FIRST_LOOK + 10 * (System.nanoTime() - start);
    }
  }

  private boolean isEveryReaderSeen() {
    return !srcu.hasVirtualReaders() || VirtualThreadDump.isComplete();
  }

  private void look() {
    boolean virtual = srcu.hasVirtualReaders();
    Srcu.Counts now = srcu.counts();
    Set<Object> readers;
    try {
      readers = sections.inside(virtual);
    } catch (IOException | JMException e) {
      return; // the stall's report says the same
    }
    if (now.equals(counts)) {
      inside.retainAll(readers);
    } else {
      inside = readers;
    }
    counts = now;
    boolean over = inside.isEmpty() && now.equals(srcu.counts());
    // A virtual reader shows itself before it is counted, so this look is late enough.
    if (over && virtual == srcu.hasVirtualReaders()) {
      srcu.pay(now);
    }
  }
}
