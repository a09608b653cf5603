package org.gatehouse.shell.terminal;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.gatehouse.shell.session.Boot;
import org.gatehouse.shell.session.Ending;
import org.jline.terminal.Terminal;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The interactive shell, from the end of the boot until the operator leaves; then the run ends. */
public final class Console implements Runnable {
  private final BundleContext context;
  private final Boot boot;
  private final Ending ending;
  private final BooleanSupplier stopping;

  /**
   * A console that opens after the boot.
   *
   * @param stopping whether its bundle stops, which is not the operator's leaving
   */
  public Console(BundleContext context, Boot boot, Ending ending, BooleanSupplier stopping) {
    this.context = context;
    this.boot = boot;
    this.ending = ending;
    this.stopping = stopping;
  }

  @Override
  public void run() {
    try {
      boot.await();
      int status = talk();
      if (!stopping.getAsBoolean()) {
        ending.end(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the bundle stops, and the run ends by itself
    } catch (IOException e) {
      ending.end(1);
    }
  }

  private int talk() throws IOException {
    ServiceReference<CommandProcessor> reference =
        context.getServiceReference(CommandProcessor.class);
    if (reference == null) {
      throw new IOException("there is no Gogo runtime");
    }
    CommandProcessor processor = context.getService(reference);
    try (Terminal terminal = Terminals.open();
        CommandSession session =
            processor.createSession(terminal.input(), terminal.output(), terminal.output())) {
      terminal.writer().println(new Welcome(context).line());
      return new Dialogue(context, terminal, session).run(stopping);
    }
  }
}
