package org.gatehouse.apparmor.decide;

import java.util.function.UnaryOperator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: one change at a time. */
@JCStressTest
@State
public class ProfileLoadStress extends ProfileLoadBody {
  private final ActivePolicy active = new ActivePolicy();

  @Override
  void change(UnaryOperator<LoadedPolicy> change) {
    active.change(change);
  }

  @Override
  LoadedPolicy now() {
    return active.get();
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
