package org.gatehouse.lsm.internal.blob;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** A value is attached while its module is disabled and swept: nothing may stay behind. */
@Outcome(id = "clean", expect = Expect.ACCEPTABLE, desc = "Refused, or attached and freed once.")
@Outcome(id = "left", expect = Expect.FORBIDDEN, desc = "The value is still on the object.")
@Outcome(id = "lost", expect = Expect.FORBIDDEN, desc = "It was not freed exactly once.")
abstract class AttachBody {
  final Frees frees = new Frees();
  private boolean attached;

  /** Attaches a value; false if it was refused. */
  abstract boolean attach();

  /** Takes the module out of service. */
  abstract void sweep();

  /** What is on the object. */
  abstract @Nullable Object get();

  final void tryAttach() {
    attached = attach();
  }

  final void judge(L_Result result) {
    if (get() != null) {
      result.r1 = "left";
    } else {
      result.r1 = frees.count() == (attached ? 1 : 0) ? "clean" : "lost";
    }
  }
}
