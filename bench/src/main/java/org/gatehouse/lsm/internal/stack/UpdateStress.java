package org.gatehouse.lsm.internal.stack;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: a change that another one overtook is computed again. */
@JCStressTest
@State
public class UpdateStress extends UpdateBody {
  @Actor
  public void one() {
    addA();
  }

  @Actor
  public void other() {
    addB();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
