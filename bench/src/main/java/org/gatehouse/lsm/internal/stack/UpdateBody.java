package org.gatehouse.lsm.internal.stack;

import java.util.function.UnaryOperator;
import org.gatehouse.bench.Checker;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.rcu.Srcu;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two operators change the stack at the same time. */
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both changes are there.")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "One update was lost.")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Both updates were lost.")
abstract class UpdateBody {
  private static final Entry A = Entry.registered(new Checker("a"), Owner.NONE);
  private static final Entry B = Entry.registered(new Checker("b"), Owner.NONE);
  private static final Srcu SRCU = new Srcu();

  final StackCore core =
      new StackCore(new Published(SRCU, verdict -> verdict), StackConfig.DEFAULT);

  /** Applies the edit to the newest state, as the product does. */
  void change(UnaryOperator<StackState> edit) {
    core.change(edit);
  }

  /** The newest state. */
  StackState state() {
    return core.state();
  }

  final void addA() {
    change(state -> state.add(A));
  }

  final void addB() {
    change(state -> state.add(B));
  }

  final void judge(L_Result result) {
    result.r1 = state().entries().size();
  }
}
