package org.gatehouse.shell.terminal;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.gatehouse.shell.session.Boot;
import org.gatehouse.shell.session.Ending;
import org.gatehouse.shell.session.Session;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The interactive shell, from the end of the boot until the operator leaves; then the run ends. */
public final class Console implements Session {
  private final BundleContext context;
  private final Boot boot;
  private final Semaphore terminals;
  private final Ending ending;
  private volatile @Nullable Dialogue dialogue;
  private volatile boolean stopping;

  /**
   * A console that opens after the boot.
   *
   * @param terminals lets one console at a time have the terminal
   */
  public Console(BundleContext context, Boot boot, Semaphore terminals, Ending ending) {
    this.context = context;
    this.boot = boot;
    this.terminals = terminals;
    this.ending = ending;
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public boolean isIdle() {
    Dialogue now = dialogue;
    return now == null || now.isReading();
  }

  @Override
  public void run() {
    try {
      boot.await();
      terminals.acquire();
      int status = talk();
      if (!stopping) {
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
      Dialogue talk = new Dialogue(context, terminal, session);
      dialogue = talk;
      return talk.run(() -> stopping);
    } finally {
      terminals.release();
    }
  }
}
