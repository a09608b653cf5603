package org.gatehouse.lsm.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * One version of the stack is published while a reader decides by two hooks, one after the other.
 *
 * <p>Version n has n places, so a reader can tell a version that is not whole.
 */
@Outcome(id = "ok", expect = Expect.ACCEPTABLE, desc = "Whole versions, never an older one later.")
@Outcome(id = "back", expect = Expect.FORBIDDEN, desc = "An older version after a newer one.")
@Outcome(id = "mixed", expect = Expect.FORBIDDEN, desc = "Parts of two versions.")
abstract class PublicationBody {
  static final StackVersion ONE = version(1);
  static final StackVersion TWO = version(2);

  /** What a reader saw of a version. */
  record Seen(long number, int places) {
    boolean isWhole() {
      return number == places;
    }
  }

  private static StackVersion version(int number) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      places.add(Place.asking("m" + i, i, List.of(), FaultSink.NONE));
    }
    return new StackVersion(number, places, StackVersion.Settings.DEFAULT);
  }

  /** Puts the version in force in place of {@link #ONE}. */
  abstract void publish(StackVersion version);

  /** What a decision by this hook goes by; there are hooks 0 and 1. */
  abstract Seen see(int hook);

  static Seen seen(StackVersion version) {
    return new Seen(version.number(), version.places().size());
  }

  final void write() {
    publish(TWO);
  }

  final void read(L_Result result) {
    Seen first = see(0);
    Seen second = see(1);
    result.r1 = judge(first, second);
  }

  private static String judge(Seen first, Seen second) {
    if (!first.isWhole() || !second.isWhole()) {
      return "mixed";
    }
    return second.number() < first.number() ? "back" : "ok";
  }
}
