package org.gatehouse.itests.confined;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application on H2: its accounts are in a database file. */
public final class Accounts implements BundleActivator {
  private final JdbcDataSource source = new JdbcDataSource();

  @Override
  public void start(BundleContext context) {
    source.setURL("jdbc:h2:file:" + context.getBundle().getHeaders("").get("Accounts"));
    Commands.offer(context, this, "accounts", "sum", "export", "backup", "read");
  }

  @Override
  public void stop(BundleContext context) {}

  private String one(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      boolean hasRows = statement.execute(sql);
      try (ResultSet rows = statement.getResultSet()) {
        return hasRows && rows.next() ? rows.getString(1) : "done";
      }
    }
  }

  /** Makes a table anew, fills it, and adds it up. */
  public String sum() throws SQLException {
    one("drop table if exists entry");
    one("create table entry as select x amount from system_range(1, 1000)");
    return "the sum is " + one("select sum(amount) from entry");
  }

  /** Writes the table to a file. */
  public String export(String file) throws SQLException {
    return "rows: " + one("call csvwrite('" + file + "', 'select * from entry')");
  }

  /** Copies the database to a file. */
  public String backup(String file) throws SQLException {
    return "backup: " + one("backup to '" + file + "'");
  }

  /** Reads a file. */
  public String read(String file) throws SQLException {
    return "read: " + one("select file_read('" + file + "', 'UTF-8')");
  }
}
