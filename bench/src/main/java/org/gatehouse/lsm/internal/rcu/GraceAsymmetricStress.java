package org.gatehouse.lsm.internal.rcu;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product's asymmetric read sections. */
@JCStressTest
@State
public class GraceAsymmetricStress extends GraceBody {
  private static final Srcu ASYMMETRIC = new Srcu(Barrier.ofProcess());

  @Override
  Srcu srcu() {
    return ASYMMETRIC;
  }

  @Actor
  public void writer() {
    write();
  }

  @Actor
  public void reader(L_Result result) {
    readNested(result);
  }
}
