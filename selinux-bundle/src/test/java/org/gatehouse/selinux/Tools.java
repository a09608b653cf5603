package org.gatehouse.selinux;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's own tools, unpacked in {@code gatehouse.tools} by the profile {@code tools}. */
public final class Tools {
  private Tools() {}

  /** Runs a command that has to succeed; what it prints on both streams. */
  public static String run(List<String> command) throws IOException {
    return run(command, Map.of());
  }

  /** As {@link #run(List)} with more in the environment. */
  public static String run(List<String> command, Map<String, String> more) throws IOException {
    Path tools = tools();
    List<String> line = new ArrayList<>(command);
    line.set(0, program(tools, command.get(0)));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("LD_LIBRARY_PATH", libraries(tools));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PYTHONPATH", tools.resolve("usr/lib/python3/dist-packages") + "");
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(command.get(0) + ": " + out, 0, exit(process));
    return out;
  }

  /** Runs a Python program of the tools, which would not look for its libraries there itself. */
  public static String python(List<String> command) throws IOException {
    List<String> line = new ArrayList<>(List.of("/usr/bin/python3"));
    line.add(program(tools(), command.get(0)));
    line.addAll(command.subList(1, command.size()));
    return run(line);
  }

  private static Path tools() {
    return Path.of(System.getProperty("gatehouse.tools"));
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The unpacked program, else that of the machine. */
  private static String program(Path tools, String name) {
    return Stream.of("usr/sbin", "usr/bin", "sbin", "bin")
        .map(folder -> tools.resolve(folder).resolve(name))
        .filter(Files::exists)
        .map(Path::toString)
        .findFirst()
        .orElse(name);
  }

  private static String libraries(Path tools) {
    return tools.resolve("usr/lib/x86_64-linux-gnu") + ":" + tools.resolve("lib/x86_64-linux-gnu");
  }
}
