package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.blob.ObjectKind;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: a cell names its slot, and goes in and out of the blob in one piece. */
@JCStressTest
@State
public class ReuseStress extends ReuseBody {
  private final BlobTable table = new BlobTable(ObjectKind.FILE);
  private final Slot<Value> old = new Slot<>(table, value -> {}, NoWait.INSTANCE);
  private final Thing thing = new Thing(table.allocate());
  private final Slot<Value> slot;

  public ReuseStress() {
    old.attach(thing, new Value(STRANGER));
    old.freeAll(); // gives its index back while its value is still there
    slot = new Slot<>(table, value -> {}, NoWait.INSTANCE);
  }

  @Override
  void change(Value mine) {
    old.unlink(thing);
    slot.attach(thing, mine);
  }

  @Override
  @Nullable Value get() {
    return slot.get(thing);
  }

  @Actor
  public void writer() {
    write();
  }

  @Actor
  public void reader(L_Result result) {
    read(result);
  }
}
