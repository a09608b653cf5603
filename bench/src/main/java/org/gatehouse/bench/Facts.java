package org.gatehouse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/** What a number means little without. */
final class Facts {
  private Facts() {}

  static void addTo(Figures figures) {
    figures.fact("date", LocalDate.now(Clock.systemUTC()).toString());
    figures.fact("jdk", System.getProperty("java.vm.vendor") + " " + Runtime.version());
    figures.fact("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    figures.fact("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    figures.fact("arch", System.getProperty("os.arch"));
    figures.fact("processor", processor());
  }

  /** How many wanted a core, on average over a minute. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.1f", load);
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
