package org.gatehouse.torture.books;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * Keeps books in a database, in the file that its manifest's header Books says; its commands have
 * the scope {@code books}.
 */
public final class Books implements BundleActivator {
  private static final long LONGEST_STOP_MILLIS = 15_000;

  private @Nullable Database database;
  private @Nullable Clerk clerk;
  private @Nullable Thread thread;
  private @Nullable Ledger ledger;

  /** For the framework. */
  public Books() {}

  @Override
  public void start(BundleContext context) throws BundleException {
    ServiceReference<Ledger> reference = context.getServiceReference(Ledger.class);
    if (reference == null) {
      throw new BundleException("nobody counts the rows");
    }
    Ledger counts = context.getService(reference);
    Database mine = new Database(context.getBundle().getHeaders("").get("Books"));
    ledger = counts;
    database = mine;
    try {
      mine.one("create table entry (amount bigint primary key)");
    } catch (SQLException e) {
      throw new BundleException("there is no table", e);
    }
    begin(new Clerk(mine, counts));
    offer(context);
  }

  private void begin(Clerk mine) {
    Thread own = new Thread(mine, "books");
    clerk = mine;
    thread = own;
    own.start();
  }

  private void offer(BundleContext context) {
    String[] functions = {"total", "sql", "zone", "export", "reopen", "close"};
    Map<String, Object> command =
        Map.of("osgi.command.scope", "books", "osgi.command.function", functions);
    context.registerService(Books.class, this, FrameworkUtil.asDictionary(command));
  }

  private Database database() {
    return Objects.requireNonNull(database);
  }

  /** {@code books:total}: what the table holds. */
  public String total() throws SQLException {
    return database().one("select count(*) || ' rows, the sum is ' || sum(amount) from entry");
  }

  /** {@code books:sql}: any statement. */
  public String sql(String statement) throws SQLException {
    return database().one(statement);
  }

  /** {@code books:zone}: sets the time zone of the JVM, that dates are printed in. */
  public String zone(String id) {
    TimeZone.setDefault(TimeZone.getTimeZone(id));
    return "dates are printed in " + id;
  }

  /** {@code books:export}: writes the first hundred rows to a file. */
  public String export(String file) throws SQLException {
    String rows = "select amount from entry order by amount fetch first 100 rows only";
    return database().one("call csvwrite('" + file + "', '" + rows + "')") + " rows exported";
  }

  /** {@code books:reopen}: closes the file between two rows, and opens it again. */
  public String reopen() throws SQLException {
    Objects.requireNonNull(clerk).between(database()::shutdown);
    return "closed; " + total();
  }

  /** {@code books:close}: ends the writing, looks every row up, and closes the database. */
  public String close() throws InterruptedException, SQLException {
    Clerk mine = Objects.requireNonNull(clerk);
    mine.stop();
    Objects.requireNonNull(thread).join(LONGEST_STOP_MILLIS);
    long found = found(mine.written());
    database().shutdown();
    return mine.written() + " rows were confirmed, " + found + " of them are found";
  }

  /** How many of the rows are there, where there are no others. */
  private long found(long written) throws SQLException {
    long there = number("select count(*) from entry where amount between 1 and " + written);
    long others = number("select count(*) from entry") - there;
    Ledger counts = Objects.requireNonNull(ledger);
    counts.count(Count.ROWS_FOUND, there);
    counts.count(Count.ROWS_INVENTED, others);
    return there;
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(database().one(sql));
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    Clerk mine = clerk;
    if (mine != null) {
      mine.stop();
      Objects.requireNonNull(thread).join(TimeUnit.SECONDS.toMillis(1));
    }
  }
}
