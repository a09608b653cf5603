package org.gatehouse.lsm.internal.dispatch;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: every hook has a reference of its own, and they change one by one. */
@JCStressTest
@State
public class PublicationPerHookBroken extends PublicationBody {
  private volatile StackVersion first = ONE;
  private volatile StackVersion second = ONE;

  @Override
  void publish(StackVersion version) {
    first = version;
    second = version;
  }

  @Override
  Seen see(int hook) {
    return seen(hook == 0 ? first : second);
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
