package org.gatehouse.lsm.internal.blob;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A slot's index comes from a module that is gone; its value leaves the object and the new module's
 * is attached while a reader of the new slot looks.
 */
@Outcome(id = "nothing", expect = Expect.ACCEPTABLE, desc = "The reader came first.")
@Outcome(id = "mine", expect = Expect.ACCEPTABLE, desc = "The reader came last.")
@Outcome(id = "stranger", expect = Expect.FORBIDDEN, desc = "Another module's value.")
@Outcome(id = "half", expect = Expect.FORBIDDEN, desc = "A value that is not filled in.")
abstract class ReuseBody {
  static final String STRANGER = "stranger";

  /** A value whose fields are not final. */
  static final class Value {
    private @Nullable String owner;

    Value(String owner) {
      this.owner = owner;
    }

    @Nullable String owner() {
      return owner;
    }
  }

  /** Takes the stranger's value off the object and attaches this one. */
  abstract void change(Value mine);

  /** Reads through the new slot. */
  abstract @Nullable Value get();

  final void write() {
    change(new Value("mine"));
  }

  final void read(L_Result result) {
    Value value = get();
    String owner = value == null ? "nothing" : value.owner();
    result.r1 = owner == null ? "half" : owner;
  }
}
