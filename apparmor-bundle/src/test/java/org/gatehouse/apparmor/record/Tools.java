package org.gatehouse.apparmor.record;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Debian's own tools, unpacked in {@code gatehouse.tools} by the profile {@code tools}. */
final class Tools {
  private Tools() {}

  /** Where they are. */
  static Path path() {
    return Path.of(System.getProperty("gatehouse.tools")).toAbsolutePath();
  }

  /** Runs a command that has to succeed; what it prints on both streams. */
  static String run(List<String> command) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.set(0, program(command.get(0)));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    Path libraries = path().resolve("usr/lib/x86_64-linux-gnu");
    builder
        .environment()
        .put("LD_LIBRARY_PATH", libraries + ":" + path().resolve("lib/x86_64-linux-gnu"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PYTHONPATH", path() + "/usr/lib/python3/dist-packages");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(command + ": " + out, 0, exit(process));
    return out;
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The unpacked program, else that of the machine. */
  private static String program(String name) {
    return Stream.of("usr/sbin", "usr/bin", "sbin", "bin")
        .map(folder -> path().resolve(folder).resolve(name))
        .filter(Files::exists)
        .map(Path::toString)
        .findFirst()
        .orElse(name);
  }
}
