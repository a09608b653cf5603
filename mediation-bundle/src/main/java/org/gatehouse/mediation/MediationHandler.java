package org.gatehouse.mediation;

import java.util.Objects;
import org.gatehouse.bridge.Handler;
import org.gatehouse.bridge.Operation;
import org.gatehouse.mediation.ask.Decider;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Look;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.mediation.subject.ThreadState;
import org.gatehouse.mediation.subject.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Answers the choke points.
 *
 * <p>An operation whose hooks no enabled module has is not looked at. While mediation looks at a
 * name or a stack, which runs no code but its own and the JDK's, operations of the thread pass;
 * hooks run outside of that.
 */
public final class MediationHandler implements Handler {
  private final Rows rows;
  private final Records records;
  private final Decider decider;
  private final Threads threads;
  private final Attribution attribution;
  private final @Nullable Look[] looks;

  /** Mediates these operations. */
  public MediationHandler(Surroundings around, Rows rows) {
    this.rows = rows;
    this.records = new Records(around, rows);
    this.decider = new Decider(around);
    this.threads = around.threads();
    this.attribution = around.attribution();
    this.looks = new Look[Operation.values().length];
    for (int i = 0; i < looks.length; i++) {
      Row row = rows.get(i);
      looks[i] = row == null ? null : row.look(attribution);
    }
  }

  /** The operations that ask hooks. */
  public Rows rows() {
    return rows;
  }

  @Override
  public boolean wants(int operation) {
    Row row = rows.get(operation);
    return row == null ? records.wants(operation) : row.isWanted();
  }

  @Override
  public @Nullable String check(
      int operation, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    if (!wants(operation)) {
      return null;
    }
    ThreadState thread = threads.current();
    if (thread.isBusy()) {
      return null;
    }
    int depth = thread.depth();
    thread.begin();
    try {
      Look look = looks[operation];
      if (look == null) {
        return slowly(operation, thread, new Arguments(a, b, c));
      }
      // Here and not in a method of its own: each frame costs.
      Subject subject = attribution.found(look.walker().walk(look));
      Row row = Objects.requireNonNull(rows.get(operation));
      return decider.decide(row, thread, subject, new Arguments(a, b, c));
    } finally {
      thread.end(depth);
    }
  }

  private @Nullable String slowly(int operation, ThreadState thread, Arguments with) {
    Row row = rows.get(operation);
    return row == null ? records.record(operation, with.a()) : decider.decide(row, thread, with);
  }

  /**
   * May what the framework itself asks about go on; no choke point reports it.
   *
   * @return null to go on, or why not
   */
  public @Nullable String check(Row row, @Nullable Object a, @Nullable Object b) {
    ThreadState thread = threads.current();
    if (thread.isBusy() || !row.isWanted()) {
      return null;
    }
    int depth = thread.depth();
    thread.begin();
    try {
      return decider.decide(row, thread, new Arguments(a, b, null));
    } finally {
      thread.end(depth);
    }
  }
}
