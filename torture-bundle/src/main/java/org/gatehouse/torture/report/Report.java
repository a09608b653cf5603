package org.gatehouse.torture.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.gatehouse.torture.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * Reports on the file that its manifest's header Report says; its commands have the scope {@code
 * report}.
 */
public final class Report implements BundleActivator {
  private Path file = Path.of("");
  private @Nullable Reader reader;

  /** For the framework. */
  public Report() {}

  @Override
  public void start(BundleContext context) throws BundleException {
    ServiceReference<Ledger> reference = context.getServiceReference(Ledger.class);
    if (reference == null) {
      throw new BundleException("nobody counts the reports");
    }
    file = Path.of(context.getBundle().getHeaders("").get("Report"));
    reader = new Reader(file, context.getService(reference));
    String[] functions = {"read", "write", "press", "rest"};
    Map<String, Object> command =
        Map.of("osgi.command.scope", "report", "osgi.command.function", functions);
    context.registerService(Report.class, this, FrameworkUtil.asDictionary(command));
  }

  /** {@code report:read}. */
  public String read() throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.size() - 1 + " rows read, the last is " + lines.get(lines.size() - 1);
  }

  /** {@code report:write}. */
  public String write() throws IOException {
    Files.writeString(file, "\"0\"\n", StandardOpenOption.APPEND);
    return "a row was forged";
  }

  /** {@code report:press}: from now on it reads and tries to write, again and again. */
  public void press() {
    Reader mine = reader;
    if (mine != null) {
      new Thread(mine, "report").start();
    }
  }

  /** {@code report:rest}: no longer. */
  public String rest() throws InterruptedException {
    Reader mine = reader;
    return mine == null ? "" : mine.rest();
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    rest();
  }
}
