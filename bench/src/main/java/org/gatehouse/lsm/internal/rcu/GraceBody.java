package org.gatehouse.lsm.internal.rcu;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** A writer unpublishes a value, waits and frees it while a reader uses it inside a section. */
@Outcome(id = "alive", expect = Expect.ACCEPTABLE, desc = "The reader had the old value in time.")
@Outcome(id = "gone", expect = Expect.ACCEPTABLE, desc = "The reader came too late for it.")
@Outcome(id = "freed", expect = Expect.FORBIDDEN, desc = "A freed value inside a section.")
abstract class GraceBody {
  /** One for all states; the writer is one thread. */
  static final Srcu SRCU = new Srcu();

  private static final class Value {
    private volatile boolean freed;
  }

  private volatile @Nullable Value current = new Value();

  /** Whose sections. */
  Srcu srcu() {
    return SRCU;
  }

  /** Begins a section of the product. */
  int enter() {
    return srcu().enter();
  }

  /** Ends the section of this token. */
  void exit(int token) {
    srcu().exit(token);
  }

  /** Waits for the readers. */
  void synchronize() {
    srcu().synchronize(nanos -> {});
  }

  final void write() {
    Value old = current;
    current = null;
    synchronize();
    if (old != null) {
      old.freed = true;
    }
  }

  final void read(L_Result result) {
    int token = enter();
    result.r1 = use(current);
    exit(token);
  }

  /** Sections nest, and may give up the processor. */
  final void readNested(L_Result result) {
    int outer = enter();
    Value value = current;
    int inner = enter();
    Thread.yield();
    exit(inner);
    result.r1 = use(value);
    exit(outer);
  }

  private static String use(@Nullable Value value) {
    if (value == null) {
      return "gone";
    }
    boolean freed = false;
    for (int i = 0; i < 20; i++) {
      freed |= value.freed;
    }
    return freed ? "freed" : "alive";
  }
}
