package org.gatehouse.mediation;

import org.gatehouse.bridge.Handler;
import org.gatehouse.mediation.ask.Decider;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
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

  /** Mediates these operations. */
  public MediationHandler(Surroundings around, Rows rows) {
    this.rows = rows;
    this.records = new Records(around, rows);
    this.decider = new Decider(around);
    this.threads = around.threads();
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
      Row row = rows.get(operation);
      return row == null ? records.record(operation, a) : decider.decide(row, thread, a, b, c);
    } finally {
      thread.end(depth);
    }
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
      return decider.decide(row, thread, a, b, null);
    } finally {
      thread.end(depth);
    }
  }
}
