package org.gatehouse.lsm.internal.stack;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product: state and version are one reference. */
@JCStressTest
@State
public class VersionStress extends VersionBody {
  @Actor
  public void one() {
    core.change(VersionBody::newVersion);
  }

  @Actor
  public void other() {
    core.change(VersionBody::sameVersion);
  }

  @Arbiter
  public void after(L_Result result) {
    judge(core.state(), published.current.settings().rule(), result);
  }
}
