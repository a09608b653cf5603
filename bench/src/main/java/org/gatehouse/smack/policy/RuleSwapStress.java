package org.gatehouse.smack.policy;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: a decision takes the rules once. */
@JCStressTest
@State
public class RuleSwapStress extends RuleSwapBody {
  @Actor
  public void writer() {
    swap();
  }

  @Actor
  public void reader(L_Result result) {
    RuleSet now = book.rules();
    decide(now, now, result);
  }
}
