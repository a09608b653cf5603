package org.gatehouse.lsm.internal.rcu;

import org.gatehouse.lincheck.Check;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.Test;

/** A writer replaces a value and frees the old one after a grace period. */
public class GraceTest {
  private static final class Value {
    private volatile boolean freed;
  }

  /** Readers look at the value once at the beginning of their section and once at its end. */
  public static class Sections {
    final Srcu srcu = new Srcu();
    private volatile Value current = new Value();

    void await() {
      srcu.synchronize(nanos -> {});
    }

    @Operation
    public boolean readsFreed() {
      int token = srcu.enter();
      Value value = current;
      boolean freed = value.freed;
      srcu.exit(token);
      return freed;
    }

    @Operation
    public boolean readsFreedNested() {
      int outer = srcu.enter();
      Value value = current;
      srcu.exit(srcu.enter());
      boolean freed = value.freed;
      srcu.exit(outer);
      return freed;
    }

    @Operation(nonParallelGroup = "writer")
    public void replace() {
      Value old = current;
      current = new Value();
      await();
      old.freed = true;
    }
  }

  /** Broken on purpose: no grace period. */
  public static class NoGracePeriod extends Sections {
    @Override
    void await() {}
  }

  @Test
  public void noSectionSeesAFreedValue() {
    Check.holds(Sections.class);
  }

  @Test
  public void aMissingGracePeriodIsFound() {
    Check.finds(NoGracePeriod.class);
  }
}
