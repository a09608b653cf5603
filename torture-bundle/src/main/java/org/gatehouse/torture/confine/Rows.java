package org.gatehouse.torture.confine;

import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;

/** The rows that are written all the time, and a query that needs another application's file. */
record Rows(Stage stage) {
  private static final String SUM = "24";
  private static final long WORK_MILLIS = 500;

  /** The command that reads the other file. */
  String query() {
    return "books:sql \"select sum(cast(amount as int)) from csvread('"
        + stage.places().sales()
        + "')\"";
  }

  /** Whether that is what the query finds, and no error. */
  static boolean isAnswer(String printed) {
    return printed.strip().equals(SUM);
  }

  /** Lets it write for a moment, and tells how that went. */
  void work(String how) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
    stage.count(
        "%s: %,d rows were confirmed so far, %,d refused.",
        how, stage.of(Count.ROWS), stage.of(Count.ROWS_REFUSED));
  }
}
