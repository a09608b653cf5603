package org.gatehouse.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code bin/gatehouse} of the built distribution, in a process of its own. */
final class Program {
  static final Path HOME = Path.of(System.getProperty("gatehouse.home"));

  /** How a process ended, and all that it wrote. */
  record Outcome(int status, String text) {}

  private Program() {}

  static Outcome run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    return end(start(environment, args));
  }

  static Outcome run(String... args) throws IOException, InterruptedException {
    return run(Map.of(), args);
  }

  static Process start(Map<String, String> environment, String... args) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(HOME.resolve("bin/gatehouse").toString());
    builder.command().addAll(List.of(args));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  static Outcome end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }
}
