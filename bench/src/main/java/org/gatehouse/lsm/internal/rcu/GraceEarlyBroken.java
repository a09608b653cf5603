package org.gatehouse.lsm.internal.rcu;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: the inner section ends the outer one, and so the value is freed early. */
@JCStressTest
@State
public class GraceEarlyBroken extends GraceBody {
  private int depth;
  private int token;

  @Override
  int enter() {
    return depth++ == 0 ? token = SRCU.enter() : token;
  }

  @Override
  void exit(int token) {
    if (depth > 0) {
      depth = 0;
      SRCU.exit(token);
    }
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
