package org.gatehouse.lsm.internal.stack;

import org.gatehouse.bench.Checker;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.rcu.Srcu;
import org.gatehouse.lsm.stacker.CombineRule;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** One change makes a new version; the other keeps the version and must not bring the old back. */
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "The version is the state's.")
@Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "An old version is published again.")
abstract class VersionBody {
  private static final Entry ENTRY = Entry.registered(new Checker("a"), Owner.NONE);
  private static final Srcu SRCU = new Srcu();

  final Published published = new Published(SRCU, verdict -> verdict);
  final StackCore core = new StackCore(published, StackConfig.DEFAULT);

  static StackState newVersion(StackState state) {
    StackConfig c = state.config();
    return state.withConfig(
        new StackConfig(
            c.lsm(),
            c.required(),
            CombineRule.FIRST,
            c.undoAll(),
            c.stallSeconds(),
            c.quarantineFaults()));
  }

  static StackState sameVersion(StackState state) {
    return state.add(ENTRY);
  }

  static void judge(StackState state, CombineRule rule, L_Result result) {
    result.r1 = state.config().rule() == rule;
  }
}
