package org.gatehouse.torture.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** H2 on a file. */
final class Database {
  private static final String SETTINGS =
      ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private final JdbcDataSource source = new JdbcDataSource();

  Database(String file) {
    // Closed when the application says so: the JVM's end belongs to its operator. Errors are the
    // caller's, and no file of H2's own.
    source.setURL("jdbc:h2:file:" + file + SETTINGS);
  }

  Connection open() throws SQLException {
    return source.getConnection();
  }

  /** Closes the file, and every connection. */
  void shutdown() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    }
  }

  /** Runs one statement; the first value of its first row, if it has rows. */
  String one(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      boolean hasRows = statement.execute(sql);
      try (ResultSet rows = statement.getResultSet()) {
        return hasRows && rows.next() ? rows.getString(1) : "done";
      }
    }
  }
}
