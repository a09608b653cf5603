package org.gatehouse.lsm.internal.blob;

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
  private final Fixture product = new Fixture(frees);

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
