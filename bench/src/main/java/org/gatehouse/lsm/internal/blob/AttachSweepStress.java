package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.blob.ObjectKind;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product. */
@JCStressTest
@State
public class AttachSweepStress extends AttachBody {
  private final BlobTable table = new BlobTable(ObjectKind.FILE);
  private final Slot<String> slot = new Slot<>(table, frees::free, NoWait.INSTANCE);
  private final Thing thing = new Thing(table.allocate());

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
    tryAttach();
  }

  @Actor
  public void other() {
    sweep();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
