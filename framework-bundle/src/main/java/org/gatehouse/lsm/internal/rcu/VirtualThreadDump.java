package org.gatehouse.lsm.internal.rcu;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Stacks of virtual threads, from the thread dump of JDK 21 and later; none on an older JDK.
 *
 * <p>Slow, and meant for a stall report only. The dump is a temporary file that only this user can
 * read, and is deleted.
 */
final class VirtualThreadDump {
  private VirtualThreadDump() {}

  static void forEach(BiConsumer<String, List<String>> action) {
    if (Runtime.version().feature() < 21) {
      return;
    }
    try {
      parse(dump(), action);
    } catch (IOException | JMException e) {
      action.accept("virtual threads could not be dumped: " + e, List.of());
    }
  }

  private static List<String> dump() throws IOException, JMException {
    Path directory = Files.createTempDirectory("gatehouse-stall");
    Path file = directory.resolve("threads.txt");
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName diagnostic = new ObjectName("com.sun.management:type=HotSpotDiagnostic");
      // The format's type does not exist on JDK 17; as an open MBean it is a string.
      server.invoke(
          diagnostic,
          "dumpThreads",
          new Object[] {file.toString(), "TEXT_PLAIN"},
          new String[] {"java.lang.String", "java.lang.String"});
      return Files.readAllLines(file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(directory);
    }
  }

  private static void parse(List<String> lines, BiConsumer<String, List<String>> action) {
    String name = "";
    List<String> frames = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        report(name, frames, action);
        name = line;
        frames = new ArrayList<>();
      } else if (line.startsWith("    ") && !line.strip().startsWith("- ")) {
        frames.add(line.strip().replaceFirst("^at ", ""));
      }
    }
    report(name, frames, action);
  }

  private static void report(
      String name, List<String> frames, BiConsumer<String, List<String>> action) {
    if (name.contains(" virtual")) {
      action.accept(name, frames);
    }
  }
}
