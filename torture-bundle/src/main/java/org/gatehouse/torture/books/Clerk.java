package org.gatehouse.torture.books;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/**
 * Writes the rows 1, 2, 3 and so on. A row that is refused is written again until the database has
 * confirmed it, so each confirmed row must be found in the end, and no other.
 */
final class Clerk implements Runnable {
  private static final String WRITE = "merge into entry (amount) key (amount) values (?)";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Database database;
  private final Ledger ledger;

  /** Fair, so that whoever waits for the end of a row has it next. */
  private final Semaphore desk = new Semaphore(1, true);

  private volatile long written;
  private volatile long latest = Long.MAX_VALUE;

  Clerk(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** How many rows were confirmed. */
  long written() {
    return written;
  }

  /** Does that between two rows, when no connection is open. */
  void between(Break work) throws SQLException {
    desk.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      desk.release();
    }
  }

  /** Something with the database. */
  interface Break {
    /** Does it. */
    void run() throws SQLException;
  }

  /** The row that it is at will be the last. */
  void stop() {
    latest = System.nanoTime() + PATIENCE_NANOS;
  }

  private boolean isStopped() {
    return latest != Long.MAX_VALUE;
  }

  @Override
  public void run() {
    while (!isStopped()) {
      desk.acquireUninterruptibly();
      try (Connection connection = database.open()) {
        writeOn(connection);
      } catch (SQLException | SecurityException e) {
        refused(e);
      } finally {
        desk.release();
      }
    }
    finishRow();
  }

  private void writeOn(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
      while (!isStopped() && !desk.hasQueuedThreads()) {
        long row = written + 1;
        insert.setLong(1, row);
        insert.executeUpdate();
        confirmed(row);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void confirmed(long row) {
    written = row;
    ledger.count(Count.ROWS);
  }

  /** A row whose confirmation was lost may be there: it must be there in the end. */
  private void finishRow() {
    long row = written + 1;
    while (System.nanoTime() < latest && written < row) {
      try {
        database.one("merge into entry (amount) key (amount) values (" + row + ")");
        confirmed(row);
      } catch (SQLException | SecurityException e) {
        refused(e);
      }
    }
  }

  private void refused(Exception e) {
    ledger.count(Count.ROWS_REFUSED);
    ledger.remark("a row was refused: " + e);
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
