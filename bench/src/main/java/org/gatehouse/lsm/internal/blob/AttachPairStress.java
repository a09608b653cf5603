package org.gatehouse.lsm.internal.blob;

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
  private final Fixture product = new Fixture(frees);
  private final Slot<String> neighbour = new Slot<>(product.table, value -> {}, NoWait.INSTANCE);

  @Override
  boolean attach() {
    return product.attach();
  }

  @Override
  void sweep() {
    product.sweep();
  }

  @Override
  @Nullable Object get() {
    return product.slot.get(product.thing);
  }

  @Actor
  public void one() {
    neighbour.attach(product.thing, "neighbour");
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
