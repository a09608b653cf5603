package org.gatehouse.shell.terminal;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.apache.felix.gogo.jline.Expander;
import org.apache.felix.gogo.jline.Highlighter;
import org.apache.felix.gogo.jline.Parser;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.gatehouse.shell.session.Evaluator;
import org.gatehouse.shell.session.Failures;
import org.gatehouse.shell.session.Statement;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Reads lines and runs them, until {@code exit} or the end of the input. */
final class Dialogue {
  private static final String PROMPT = "gatehouse> ";
  private static final String HISTORY = "history";

  private final Terminal terminal;
  private final CommandSession session;
  private final Evaluator evaluator;
  private final LineReader reader;
  private volatile boolean reading;

  Dialogue(BundleContext context, Terminal terminal, CommandSession session) {
    this.terminal = terminal;
    this.session = session;
    this.evaluator = new Evaluator(session);
    this.reader = reader(context);
    session.put(Shell.VAR_TERMINAL, terminal);
    session.put(Shell.VAR_READER, reader);
    terminal.handle(Terminal.Signal.INT, signal -> interrupt());
  }

  private LineReader reader(BundleContext context) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new Parser())
            .expander(new Expander(session))
            .highlighter(new Highlighter(session))
            .completer(new ConsoleCompleter(context, session, evaluator))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_FRESH_LINE, true);
    String state = context.getProperty("gatehouse.state");
    if (state != null) {
      builder.variable(LineReader.HISTORY_FILE, Path.of(state, HISTORY));
    }
    return builder.build();
  }

  /** The status that {@code exit} asked for. */
  int run(BooleanSupplier stopping) {
    while (!evaluator.isOver() && !stopping.getAsBoolean()) {
      String line = read();
      if (line == null) {
        return 0;
      }
      evaluate(line);
    }
    return evaluator.status();
  }

  /** The next line; null at the end of the input. Ctrl-C drops what was typed. */
  private @Nullable String read() {
    reading = true;
    try {
      return reader.readLine(PROMPT);
    } catch (UserInterruptException e) {
      return "";
    } catch (EndOfFileException e) {
      return null;
    } finally {
      reading = false;
    }
  }

  /** Whether it waits for the operator. */
  boolean isReading() {
    return reading;
  }

  private void evaluate(String line) {
    try {
      for (Statement statement : Statement.of(line)) {
        evaluator.run(statement);
      }
    } catch (Exception e) {
      complain(Failures.line(e, evaluator.commands()));
    }
  }

  private void complain(String message) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.style(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)).append(message);
    terminal.writer().println(line.toAnsi(terminal));
    terminal.flush();
  }

  /** Ctrl-C while a command runs. */
  private void interrupt() {
    Job job = session.foregroundJob();
    if (job != null) {
      job.interrupt();
    }
  }
}
