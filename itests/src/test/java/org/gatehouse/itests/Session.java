package org.gatehouse.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The shell of {@code bin/gatehouse}: one command after the other, with time to do other things.
 */
final class Session implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long LIFETIME_SECONDS = 240;
  private static final String PROMPT = "gatehouse> ";

  private final Process process;
  private final Writer in;
  private final BufferedReader out;
  private int said;

  private Session(Process process) {
    this.process = process;
    this.in = process.outputWriter();
    this.out = process.inputReader();
  }

  static Session in(Path home, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Program.HOME.resolve("bin/gatehouse").toString(), "--home", home.toString());
    builder.redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(LIFETIME_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return new Session(process);
  }

  /** Runs the commands, and returns what was printed until they were done, errors too. */
  String say(String commands) throws IOException {
    String mark = "said " + ++said;
    in.write(commands + "\necho " + mark + "\n");
    in.flush();
    StringBuilder printed = new StringBuilder();
    for (String line = next(); !line.equals(mark); line = next()) {
      printed.append(line).append('\n');
    }
    return printed.toString();
  }

  private String next() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the program is gone");
    }
    return line.replace(PROMPT, "");
  }

  /** Runs the commands again and again until they print what is expected: etc is polled. */
  String sayUntil(String commands, Predicate<String> expected)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String printed = say(commands);
    while (!expected.test(printed) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      printed = say(commands);
    }
    return printed;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    in.close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    out.close();
  }
}
