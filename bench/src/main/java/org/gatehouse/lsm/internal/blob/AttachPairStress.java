package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.blob.ObjectKind;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: another module attaches to the same new object at the same time. */
@JCStressTest
@State
public class AttachPairStress extends AttachBody {
  private final BlobTable table = new BlobTable(ObjectKind.FILE);
  private final Slot<String> slot = new Slot<>(table, frees::free, NoWait.INSTANCE);
  private final Thing thing = new Thing(table.allocate());
  private final Slot<String> neighbour = new Slot<>(table, value -> {}, NoWait.INSTANCE);

  @Override
  boolean attach() {
    return slot.attach(thing, "value");
  }

  @Override
  void sweep() {
    slot.close();
    slot.unlinkAll();
    slot.freeAll();
  }

  @Override
  @Nullable Object get() {
    return slot.get(thing);
  }

  @Actor
  public void one() {
    neighbour.attach(thing, "neighbour");
  }

  @Actor
  public void other() {
    tryAttach();
    sweep();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
