package org.gatehouse.lsm.internal.stack;

import java.util.function.UnaryOperator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: the last one to finish wins. */
@JCStressTest
@State
public class UpdateBroken extends UpdateBody {
  private volatile StackState state = core.state();

  @Override
  void change(UnaryOperator<StackState> edit) {
    state = edit.apply(state);
  }

  @Override
  StackState state() {
    return state;
  }

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
