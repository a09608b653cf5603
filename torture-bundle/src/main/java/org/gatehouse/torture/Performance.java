package org.gatehouse.torture;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.mutant.Breaker;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** One run from the command line to the exit status. */
final class Performance implements Runnable {
  private static final PrintStream OUT = stream(FileDescriptor.out);
  private static final PrintStream ERR = stream(FileDescriptor.err);

  private final BundleContext context;
  private final String line;

  Performance(BundleContext context, String line) {
    this.context = context;
    this.line = line;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    try {
      awaitBoot();
      Arguments arguments = Arguments.parse(line);
      Breaker breaker = new Breaker(context);
      if (arguments.broken().isPresent() && breaker.broken().isEmpty()) {
        breaker.breakIt(arguments.broken().get());
      } else {
        exit(perform(arguments));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | BundleException | RuntimeException e) {
      ERR.println("gatehouse: " + (e instanceof IllegalArgumentException ? e.getMessage() : e));
      exit(1);
    }
  }

  private int perform(Arguments arguments)
      throws IOException, BundleException, InterruptedException {
    if ("true".equals(context.getProperty("gatehouse.permissive"))) {
      throw new IllegalArgumentException(
          "--permissive allows everything: there is nothing to prove");
    }
    Ledger ledger = new Ledger();
    context.registerService(Ledger.class, ledger, null);
    return new Run(context, arguments, ledger, OUT).perform() ? 0 : 1;
  }

  /**
   * The start level is raised after this bundle was started; the host itself may come back late.
   */
  private void awaitBoot() throws InterruptedException {
    String level = context.getProperty("gatehouse.level.run");
    int run = level == null ? 0 : Integer.parseInt(level);
    FrameworkStartLevel levels = context.getBundle(0).adapt(FrameworkStartLevel.class);
    while (levels.getStartLevel() < run || context.getServiceReference(Stacker.class) == null) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void exit(int status) {
    try {
      Collection<ServiceReference<IntConsumer>> launchers =
          context.getServiceReferences(IntConsumer.class, "(gatehouse.exit=true)");
      launchers.stream().map(context::getService).forEach(launcher -> launcher.accept(status));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is well-formed", e);
    }
  }
}
