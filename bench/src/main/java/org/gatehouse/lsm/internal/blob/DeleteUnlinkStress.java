package org.gatehouse.lsm.internal.blob;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: the module unlinks one value (A4-9). */
@JCStressTest
@State
public class DeleteUnlinkStress extends DeleteBody {
  private final Fixture product = new Fixture(frees);

  public DeleteUnlinkStress() {
    product.attach();
  }

  @Override
  void unlink() {
    String value = product.slot.unlink(product.thing).value();
    if (value != null) {
      frees.free(value);
    }
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
