package org.gatehouse.lsm.internal.blob;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: owner and value lie side by side, each volatile, and change one by one. */
@JCStressTest
@State
public class ReuseBroken extends ReuseBody {
  private volatile String owner = STRANGER;
  private volatile @Nullable Value value = new Value(STRANGER);

  @Override
  void change(Value mine) {
    owner = "mine";
    value = mine;
  }

  @Override
  @Nullable Value get() {
    return owner.equals("mine") ? value : null;
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
