package org.gatehouse.selinux.avc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: a cache belongs to one snapshot of the server. */
@JCStressTest
@State
public class PolicySwapStress extends PolicySwapBody {
  private final Avc avc = new Avc(server, event -> {});

  @Override
  int denied() {
    return avc.denied(source, target, 1, READ | WRITE);
  }

  @Actor
  public void loader() {
    load();
  }

  @Actor
  public void asker() {
    ask();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
