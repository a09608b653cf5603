package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.blob.ObjectKind;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: the module unlinks one value (A4-9). */
@JCStressTest
@State
public class DeleteUnlinkStress extends DeleteBody {
  private final BlobTable table = new BlobTable(ObjectKind.FILE);
  private final Slot<String> slot = new Slot<>(table, frees::free, NoWait.INSTANCE);
  private final Thing thing = new Thing(table.allocate());

  public DeleteUnlinkStress() {
    slot.attach(thing, "value");
  }

  @Override
  void unlink() {
    String value = slot.unlink(thing).value();
    if (value != null) {
      frees.free(value);
    }
  }

  @Override
  void delete() {
    BLOBS.free(thing);
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
