package org.gatehouse.shell.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Runs a script statement by statement and ends the run. The first error stops it and is told as
 * {@code NAME:LINE: message} on standard error; the exit status is then 1.
 */
public final class ScriptRunner implements Session {
  private final BundleContext context;
  private final Script script;
  private final Streams streams;
  private final Boot boot;
  private final Ending ending;
  private volatile boolean begun;

  /**
   * What to run.
   *
   * @param file where it is
   * @param name what messages call it
   */
  public record Script(Path file, String name) {}

  /** The streams of its session. */
  public record Streams(InputStream in, PrintStream out, PrintStream err) {}

  /** A script that is run after the boot. */
  public ScriptRunner(
      BundleContext context, Script script, Streams streams, Boot boot, Ending ending) {
    this.context = context;
    this.script = script;
    this.streams = streams;
    this.boot = boot;
    this.ending = ending;
  }

  /** The script goes on; only the wait for the boot is in vain. */
  @Override
  public void stop() {}

  @Override
  public boolean isIdle() {
    return !begun;
  }

  @Override
  public void run() {
    try {
      boot.await();
      begun = true;
      ending.end(runScript());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the bundle stops, and the run ends by itself
    } catch (IOException e) {
      fail("cannot read it: " + e.getMessage());
    } catch (RuntimeException e) {
      fail(e.toString());
    }
  }

  private void fail(String message) {
    streams.err().println(script.name() + ": " + message);
    ending.end(1);
  }

  private int runScript() throws IOException {
    String text = Files.readString(script.file(), StandardCharsets.UTF_8);
    ServiceReference<CommandProcessor> reference =
        context.getServiceReference(CommandProcessor.class);
    if (reference == null) {
      throw new IllegalStateException("there is no Gogo runtime");
    }
    CommandProcessor processor = context.getService(reference);
    try (CommandSession session =
        processor.createSession(streams.in(), streams.out(), streams.err())) {
      return run(session, text);
    }
  }

  private int run(CommandSession session, String text) {
    Evaluator evaluator = new Evaluator(session);
    List<Statement> statements;
    try {
      statements = Statement.of(text);
    } catch (SyntaxError e) {
      return told(line(e), e, evaluator);
    }
    for (Statement statement : statements) {
      if (!evaluator.isOver() && !succeeds(evaluator, statement)) {
        return 1;
      }
    }
    return evaluator.status();
  }

  /** The line of a syntax error, from 1. */
  static int line(SyntaxError error) {
    return error.line() + 1;
  }

  private boolean succeeds(Evaluator evaluator, Statement statement) {
    try {
      evaluator.run(statement);
      return true;
    } catch (Exception e) {
      told(statement.line(), e, evaluator);
      return false;
    }
  }

  private int told(int line, Exception failure, Evaluator evaluator) {
    streams.out().flush();
    streams
        .err()
        .println(script.name() + ":" + line + ": " + Failures.line(failure, evaluator.commands()));
    return 1;
  }
}
