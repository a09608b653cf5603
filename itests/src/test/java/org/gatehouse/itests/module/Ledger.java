package org.gatehouse.itests.module;

import java.sql.Connection;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that writes a database; the header Ledger says where. */
public final class Ledger implements BundleActivator {
  @Override
  public void start(BundleContext context) throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + context.getBundle().getHeaders("").get("Ledger"));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists entry (amount int)");
      statement.execute("insert into entry values (42)");
      System.out.println("ledger written");
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
