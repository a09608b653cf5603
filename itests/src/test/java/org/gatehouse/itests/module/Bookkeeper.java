package org.gatehouse.itests.module;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that keeps its books in a database file, and would like to do more than that. */
public final class Bookkeeper implements BundleActivator {
  @Override
  public void start(BundleContext context) throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + context.getDataFile("books"));
    try (Connection connection = source.getConnection()) {
      System.out.println("sum " + sum(connection));
    }
    say("exit", () -> System.exit(3));
    say("library", () -> System.loadLibrary("prefs"));
    say("low port", () -> new ServerSocket(81, 1, InetAddress.getLoopbackAddress()).close());
  }

  @Override
  public void stop(BundleContext context) {}

  private static int sum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table entry (amount int)");
      statement.execute("insert into entry values (1), (2), (39)");
      try (ResultSet result = statement.executeQuery("select sum(amount) from entry")) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static void say(String name, Attempt attempt) {
    try {
      attempt.run();
      System.out.println(name + " done");
    } catch (Exception | LinkageError e) {
      System.out.println(name + " " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
