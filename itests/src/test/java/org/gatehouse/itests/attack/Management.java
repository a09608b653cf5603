package org.gatehouse.itests.attack;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import jdk.jfr.Recording;

/** Management of the JVM, which sees and does everything. */
final class Management {
  private Management() {}

  /** What a bean is. */
  public interface PlainMBean {
    /** A number. */
    int getNumber();
  }

  /** A bean. */
  public static final class Plain implements PlainMBean {
    @Override
    public int getNumber() {
      return 1;
    }
  }

  static void make(Prey prey, Attempts attempts) {
    attempts.act(
        "heap dump",
        () -> {
          Path file = Path.of(prey.fresh() + ".hprof");
          diagnostic().dumpHeap(file.toString(), true);
          return Files.size(file) > 0;
        });
    attempts.act(
        "heap dump by name",
        () -> {
          Path file = Path.of(prey.fresh() + ".hprof");
          Object[] arguments = {file.toString(), true};
          String[] types = {"java.lang.String", "boolean"};
          server()
              .invoke(
                  name("com.sun.management:type=HotSpotDiagnostic"), "dumpHeap", arguments, types);
          return Files.size(file) > 0;
        });
    attempts.act(
        "option",
        () -> {
          diagnostic().setVMOption("HeapDumpOnOutOfMemoryError", "false");
          return true;
        });
    attempts.act("diagnostic command", () -> command("gcClassHistogram").length() > 0);
    attempts.act("diagnostic command on properties", () -> command("vmSystemProperties") != null);
    beans(attempts);
    attempts.act(
        "all stacks",
        () -> ManagementFactory.getThreadMXBean().dumpAllThreads(false, false).length > 0);
    attempts.act("all threads", () -> Thread.getAllStackTraces().size() > 1);
    attempts.act(
        "all properties",
        () -> ManagementFactory.getRuntimeMXBean().getSystemProperties().size() > 1);
    attempts.act(
        "flight recorder",
        () -> {
          try (Recording recording = new Recording()) {
            recording.start();
            recording.stop();
            return true;
          }
        });
  }

  private static void beans(Attempts attempts) {
    attempts.act(
        "register",
        () -> {
          server().registerMBean(new Plain(), name("test:type=Plain"));
          server().unregisterMBean(name("test:type=Plain"));
          return true;
        });
    attempts.act(
        "create a bean",
        () -> {
          server().createMBean("javax.management.timer.Timer", name("test:type=Timer"));
          return true;
        });
    attempts.act("a server of its own", () -> MBeanServerFactory.createMBeanServer() != null);
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static ObjectName name(String text) throws Exception {
    return new ObjectName(text);
  }

  private static HotSpotDiagnosticMXBean diagnostic() {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  }

  private static String command(String operation) throws Exception {
    Object[] arguments = {new String[0]};
    boolean plain = operation.startsWith("vm");
    return String.valueOf(
        server()
            .invoke(
                name("com.sun.management:type=DiagnosticCommand"),
                operation,
                plain ? new Object[0] : arguments,
                plain ? new String[0] : new String[] {String[].class.getName()}));
  }
}
