package org.gatehouse.lsm.internal.blob;

import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lincheck.Check;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.internal.rcu.GracePeriod;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** Values come to objects and leave them, while objects die and the module is disabled. */
public class SlotTest {
  private record Thing(HeaderBlob blob) implements SecurityObject {
    @Override
    public ObjectKind kind() {
      return ObjectKind.FILE;
    }
  }

  private static final class AtOnce implements GracePeriod {
    @Override
    public void synchronize() {}

    @Override
    public void callAfter(Runnable action) {
      action.run();
    }
  }

  /** A slot, its neighbour and an object. */
  @Param(name = "value", gen = IntGen.class, conf = "1:9")
  public static class OneObject {
    final AtomicInteger freed = new AtomicInteger();
    private final BlobTable table = new BlobTable(ObjectKind.FILE);
    private final Thing thing = new Thing(table.allocate());
    private final Slot<Integer> neighbour = new Slot<>(table, value -> {}, new AtOnce());
    final Slot<Integer> slot = new Slot<>(table, freed::addAndGet, new AtOnce());

    @Operation
    public boolean attach(@Param(name = "value") int value) {
      return slot.attach(thing, value);
    }

    @Operation
    public boolean attachToNeighbour() {
      return neighbour.attach(thing, 0);
    }

    @Operation
    public @Nullable Integer get() {
      return slot.get(thing);
    }

    @Operation
    public String unlink() {
      return slot.unlink(thing).toString();
    }

    @Operation
    public int free() {
      thing.blob().disown();
      return freed.get();
    }
  }

  /** The same, and the module leaves; what stands on the object at the end, was freed, or both. */
  @Param(name = "value", gen = IntGen.class, conf = "1:9")
  public static class Sweep {
    private final AtomicInteger freed = new AtomicInteger();
    private final BlobTable table = new BlobTable(ObjectKind.FILE);
    private final Thing thing = new Thing(table.allocate());
    private final Slot<Integer> slot = new Slot<>(table, freed::addAndGet, new AtOnce());

    @Operation
    public boolean attach(@Param(name = "value") int value) {
      return slot.attach(thing, value);
    }

    void close() {
      slot.close();
    }

    @Operation(nonParallelGroup = "operator")
    public String sweep() {
      close();
      slot.unlinkAll();
      slot.freeAll();
      return slot.get(thing) + " stays, freed " + freed.get();
    }
  }

  /** Broken on purpose: values still come while those that are there are taken away. */
  public static class OpenSweep extends Sweep {
    @Override
    void close() {}
  }

  @Test
  public void valuesOfOneObjectComeAndGoOneByOne() {
    Check.holds(OneObject.class);
  }

  @Test
  public void aSweepLeavesNothingBehindAndFreesOnce() {
    Check.holds(Sweep.class);
  }

  @Test
  public void aSlotThatStaysOpenIsFound() {
    Check.finds(OpenSweep.class);
  }
}
