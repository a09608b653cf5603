package org.gatehouse.lsm.internal.rcu;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: nobody waits for the readers. */
@JCStressTest
@State
public class GraceMissingBroken extends GraceBody {
  @Override
  void synchronize() {
    // no grace period
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
