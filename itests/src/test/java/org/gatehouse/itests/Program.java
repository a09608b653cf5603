package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code bin/gatehouse} of the built distribution, in a process of its own. */
final class Program {
  static final Path HOME = Path.of(System.getProperty("gatehouse.home"));

  private static final long PATIENCE_SECONDS = 240;

  private Program() {}

  /** How a run ended, and what it wrote to standard output and standard error. */
  record Outcome(int status, String out, String err) {
    /** Ended well, and without a word on standard error. */
    Outcome good() {
      assertEquals(this + "", "", err);
      assertEquals(this + "", 0, status);
      return this;
    }
  }

  static Outcome run(String... arguments) throws IOException, InterruptedException {
    return feed("", arguments);
  }

  /** Runs it with this standard input. */
  static Outcome feed(String input, String... arguments) throws IOException, InterruptedException {
    return run(Map.of("JAVA_HOME", System.getProperty("java.home")), input, arguments);
  }

  /** Runs it with these variables on top of the test's own. */
  static Outcome run(Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/gatehouse").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process, true));
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process, false));
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Outcome(process.waitFor(), out.join(), err.join());
  }

  private static String text(Process process, boolean error) {
    try (var in = error ? process.getErrorStream() : process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
