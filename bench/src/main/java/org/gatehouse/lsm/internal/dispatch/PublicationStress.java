package org.gatehouse.lsm.internal.dispatch;

import org.gatehouse.lsm.internal.rcu.Srcu;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: one volatile reference for all hooks. */
@JCStressTest
@State
public class PublicationStress extends PublicationBody {
  private static final Srcu SRCU = new Srcu();

  private final Published published = new Published(SRCU, verdict -> verdict, ONE);

  @Override
  void publish(StackVersion version) {
    published.current = version;
  }

  @Override
  Seen see(int hook) {
    return seen(published.current);
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
