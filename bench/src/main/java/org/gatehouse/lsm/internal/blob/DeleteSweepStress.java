package org.gatehouse.lsm.internal.blob;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: the module is disabled, and its values are swept. */
@JCStressTest
@State
public class DeleteSweepStress extends DeleteBody {
  private final Fixture product = new Fixture(frees);

  public DeleteSweepStress() {
    product.attach();
  }

  @Override
  void unlink() {
    product.sweep();
  }

  @Override
  void delete() {
    BLOBS.free(product.thing);
  }

  @Actor
  public void module() {
    unlink();
  }

  @Actor
  public void host() {
    delete();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
