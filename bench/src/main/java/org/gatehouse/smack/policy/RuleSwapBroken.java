package org.gatehouse.smack.policy;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: a decision takes the rules for each look. */
@JCStressTest
@State
public class RuleSwapBroken extends RuleSwapBody {
  @Actor
  public void writer() {
    swap();
  }

  @Actor
  public void reader(L_Result result) {
    RuleSet first = book.rules();
    decide(first, book.rules(), result);
  }
}
