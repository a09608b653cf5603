package org.gatehouse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.gatehouse.bench.asymmetric.Litmus;
import org.gatehouse.lsm.internal.rcu.Barrier;
import org.junit.Test;

/** A reader without a fence is sound only if the writer makes it fence. */
public class LitmusIT {
  private static final int TRIALS = 50_000;
  private static final int ROUNDS = 20;

  @Test
  public void aWriterThatFencesItselfOnlyMissesReaders() throws InterruptedException {
    int forbidden = 0;
    for (int i = 0; i < ROUNDS && forbidden == 0; i++) {
      forbidden = Litmus.forbidden(TRIALS, Litmus.ownFence());
    }
    assertTrue("the litmus shows nothing", forbidden > 0);
  }

  @Test
  public void aSafepointMissesNoReader() throws InterruptedException {
    assertEquals(0, Litmus.forbidden(TRIALS / 5, Barrier.safepoint()));
  }

  @Test
  public void membarrierMissesNoReaderWhereThereIsOne() throws InterruptedException {
    Barrier barrier = Barrier.membarrier().orElseGet(Barrier::safepoint);
    assertEquals(0, Litmus.forbidden(TRIALS / 5, barrier));
  }
}
