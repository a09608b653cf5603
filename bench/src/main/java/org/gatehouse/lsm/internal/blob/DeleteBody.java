package org.gatehouse.lsm.internal.blob;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** An object is freed while its module takes its value off it; who frees the value? */
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The value was freed once.")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "The value was lost.")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "The value was freed twice.")
abstract class DeleteBody {
  /** Keeps nothing of the objects it frees, so one is enough. */
  static final Blobs BLOBS = new Blobs(NoWait.INSTANCE, true);

  final Frees frees = new Frees();

  /** The module takes its value off the object. */
  abstract void unlink();

  /** The object is freed. */
  abstract void delete();

  final void judge(L_Result result) {
    result.r1 = frees.count();
  }
}
