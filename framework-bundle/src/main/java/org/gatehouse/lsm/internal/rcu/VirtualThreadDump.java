package org.gatehouse.lsm.internal.rcu;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Stacks of virtual threads, from the thread dump of JDK 21 and later; none on an older JDK.
 *
 * <p>Slow, and meant for a grace period that is late only. The dump is a temporary file that only
 * this user can read, and is deleted.
 */
final class VirtualThreadDump {
  private static final boolean COMPLETE =
      Runtime.version().feature() >= 21
          && Boolean.parseBoolean(System.getProperty("jdk.trackAllThreads", "true"));

  private static final String BOTTOM = "java.lang.VirtualThread.run(";

  private VirtualThreadDump() {}

  /** The stack of a virtual thread: its first line in the dump, and its frames from the top. */
  record Stack(String thread, List<String> frames) {
    /** What no other thread ever bears, and what stays when the thread is renamed. */
    String number() {
      int end = thread.indexOf(' ');
      return end < 0 ? thread : thread.substring(0, end);
    }

    /** Whether the dump left out its outermost frames, as it does beyond MaxJavaStackTraceDepth. */
    boolean isCut() {
      return !frames.isEmpty() && !frames.get(frames.size() - 1).contains(BOTTOM);
    }
  }

  /** Whether a dump shows every virtual thread. */
  static boolean isComplete() {
    return COMPLETE;
  }

  /**
   * The stacks of the virtual threads; empty where this JDK has no dump of them.
   *
   * @throws IOException if there is no room for the dump
   * @throws JMException if the JDK cannot make one
   */
  static List<Stack> stacks() throws IOException, JMException {
    return Runtime.version().feature() < 21 ? List.of() : parse(dump());
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

  private static List<Stack> parse(List<String> lines) {
    List<Stack> stacks = new ArrayList<>();
    List<String> frames = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        frames = new ArrayList<>();
        stacks.add(new Stack(line, frames));
      } else if (line.startsWith("    ") && !line.strip().startsWith("- ")) {
        frames.add(line.strip().replaceFirst("^at ", ""));
      }
    }
    stacks.removeIf(stack -> !stack.thread.contains(" virtual"));
    return stacks;
  }
}
