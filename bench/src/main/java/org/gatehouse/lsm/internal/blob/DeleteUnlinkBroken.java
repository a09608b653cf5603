package org.gatehouse.lsm.internal.blob;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: looking and taking off are two steps, so one update is lost. */
@JCStressTest
@State
public class DeleteUnlinkBroken extends DeleteBody {
  private volatile @Nullable String value = "value";

  @Override
  void unlink() {
    take();
  }

  @Override
  void delete() {
    take();
  }

  private void take() {
    String there = value;
    if (there != null) {
      value = null;
      frees.free(there);
    }
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
