package org.gatehouse.lsm.internal.rcu;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product's read sections, one inside the other. */
@JCStressTest
@State
public class GraceNestedStress extends GraceBody {
  @Actor
  public void writer() {
    write();
  }

  @Actor
  public void reader(L_Result result) {
    readNested(result);
  }
}
