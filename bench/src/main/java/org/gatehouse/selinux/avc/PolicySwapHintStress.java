package org.gatehouse.selinux.avc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product, asked by a label's hint: what is not read may be written. */
@JCStressTest
@State
public class PolicySwapHintStress extends PolicySwapBody {
  private final Avc avc = new Avc(server, event -> {});
  private final AvcHint hint = new AvcHint(() -> true);

  @Override
  int denied() {
    return avc.ask(source, target, 1, READ, hint) == null ? WRITE : READ;
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
