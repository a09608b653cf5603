package org.gatehouse.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Jazzer's own driver in a JVM of its own, on a small heap. */
final class Jazzer {
  private static final int GRACE_SECONDS = 120;

  private final Path work;

  Jazzer(String name) throws IOException {
    work = Path.of(System.getProperty("gatehouse.fuzz.work"), "fuzz-" + name);
    Files.createDirectories(seeds());
    Files.createDirectories(work.resolve("corpus"));
  }

  /** Where the first inputs lie. */
  Path seeds() {
    return work.resolve("seeds");
  }

  /** How a run ended, and what it said last. */
  record Ending(int status, String log) {}

  /** Fuzzes a target; other arguments go to libFuzzer. */
  Ending run(Class<?> target, int seconds, String... more)
      throws IOException, InterruptedException {
    Path log = work.resolve("log");
    Process process =
        new ProcessBuilder(command(target, seconds, more))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Ending(-1, "did not end");
    }
    String text = Files.readString(log);
    return new Ending(process.exitValue(), text.substring(Math.max(0, text.length() - 4000)));
  }

  private static List<String> command(Class<?> target, int seconds, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.gatehouse.selinux.**:org.gatehouse.apparmor.**",
                "-max_total_time=" + seconds,
                "-timeout=10"));
    command.addAll(Arrays.asList(more));
    command.addAll(List.of("corpus", "seeds"));
    return command;
  }

  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path",
        System.getProperty("java.class.path").replace("\n", File.pathSeparator));
  }
}
