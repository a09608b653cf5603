package org.gatehouse.lsm.internal.stack;

import java.util.function.UnaryOperator;
import org.gatehouse.lsm.stacker.CombineRule;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: state and version are read one after the other. */
@JCStressTest
@State
public class VersionBroken extends VersionBody {
  private volatile StackState state = core.state();
  private volatile CombineRule version = state.config().rule();

  private void change(UnaryOperator<StackState> edit) {
    while (true) {
      StackState old = state;
      StackState next = edit.apply(old);
      boolean same = old.config() == next.config();
      CombineRule nextVersion = same ? version : next.config().rule();
      if (publish(old, next, nextVersion)) {
        return;
      }
    }
  }

  private synchronized boolean publish(StackState old, StackState next, CombineRule nextVersion) {
    if (state != old) {
      return false;
    }
    state = next;
    version = nextVersion;
    return true;
  }

  @Actor
  public void one() {
    change(VersionBody::newVersion);
  }

  @Actor
  public void other() {
    change(VersionBody::sameVersion);
  }

  @Arbiter
  public void after(L_Result result) {
    judge(state, version, result);
  }
}
