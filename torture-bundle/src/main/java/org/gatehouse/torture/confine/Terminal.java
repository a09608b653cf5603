package org.gatehouse.torture.confine;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.gatehouse.torture.story.Narrator;

/** The operator's shell: the commands that are given to it are shown with what they print. */
final class Terminal implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final int POLL_MILLIS = 50;

  private final Narrator narrator;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CommandSession session;

  Terminal(CommandProcessor processor, Narrator narrator) {
    this.narrator = narrator;
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    this.session = processor.createSession(InputStream.nullInputStream(), out, out);
    session.put("SCOPE", "gogo:felix:lsm:*");
  }

  /** Runs the command, shows it, and returns what it printed, its failure too. */
  String say(String command) {
    return show(command, ask(command));
  }

  /** Runs the command until it prints such a thing, as etc is polled; shows the last time. */
  String sayUntil(String command, Predicate<String> expected) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    String answer = ask(command);
    while (!expected.test(answer) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      answer = ask(command);
    }
    return show(command, answer);
  }

  private String show(String command, String answer) {
    narrator.title("  gatehouse> " + command);
    answer.lines().forEach(line -> narrator.title("  " + line));
    return answer;
  }

  /** Runs the command without showing it. */
  String ask(String command) {
    printed.reset();
    return printed.toString(StandardCharsets.UTF_8) + result(command);
  }

  private String result(String command) {
    try {
      Object result = session.execute(command);
      return result == null ? "" : String.valueOf(session.format(result, Converter.INSPECT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (Exception e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
