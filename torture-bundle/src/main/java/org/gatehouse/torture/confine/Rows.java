package org.gatehouse.torture.confine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.story.Narrator;

/**
 * The rows that are written all the time, and a query that needs another application's file.
 *
 * @param sales that file
 */
record Rows(World world, Narrator narrator, Path sales) {
  private static final String SUM = "24";
  private static final long WORK_MILLIS = 500;

  /** The command that reads the other file. */
  String query() {
    return "books:sql \"select sum(cast(amount as int)) from csvread('" + sales + "')\"";
  }

  /** Whether that is what the query finds, and no error. */
  static boolean isAnswer(String printed) {
    return printed.strip().equals(SUM);
  }

  /** Lets it write for a moment, and tells how that went. */
  void work(String how) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
    long confirmed = world.ledger().get(Count.ROWS);
    long refused = world.ledger().get(Count.ROWS_REFUSED);
    narrator.tell(
        String.format(
            Locale.ROOT,
            "%s: %,d rows were confirmed so far, %,d refused.",
            how,
            confirmed,
            refused));
  }
}
