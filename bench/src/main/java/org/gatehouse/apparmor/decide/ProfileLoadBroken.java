package org.gatehouse.apparmor.decide;

import java.util.function.UnaryOperator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: the last one to finish wins. */
@JCStressTest
@State
public class ProfileLoadBroken extends ProfileLoadBody {
  private volatile LoadedPolicy policy = LoadedPolicy.EMPTY;

  @Override
  void change(UnaryOperator<LoadedPolicy> change) {
    policy = change.apply(policy);
  }

  @Override
  LoadedPolicy now() {
    return policy;
  }

  @Actor
  public void one() {
    loadOne();
  }

  @Actor
  public void other() {
    loadOther();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
