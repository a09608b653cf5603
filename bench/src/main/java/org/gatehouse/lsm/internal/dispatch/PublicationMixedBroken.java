package org.gatehouse.lsm.internal.dispatch;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: a version is published in two parts, both volatile. */
@JCStressTest
@State
public class PublicationMixedBroken extends PublicationBody {
  private volatile long number = 1;
  private volatile int places = 1;

  @Override
  void publish(StackVersion version) {
    number = version.number();
    places = version.places().size();
  }

  @Override
  Seen see(int hook) {
    return new Seen(number, places);
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
