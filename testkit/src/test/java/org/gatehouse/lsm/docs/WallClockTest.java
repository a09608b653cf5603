package org.gatehouse.lsm.docs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;

/**
 * A clock that jumps moves the times of records and nothing else: what waits, stalls, or ages is
 * counted by {@code System.nanoTime}, which does not jump.
 */
public class WallClockTest {
  private static final Pattern CLOCK =
      Pattern.compile(
          "currentTimeMillis|Instant\\.now|Clock\\.system|LocalDateTime\\.now|new Date\\(");

  /** The times of audit records; what Smack and SELinux compare with the times of new files. */
  private static final List<String> MAY =
      List.of("Reporter.java", "Records.java", "SmackModule.java", "SelinuxModule.java");

  private static final List<String> MODULES =
      List.of(
          "framework-bundle",
          "mediation-bundle",
          "bridge",
          "agent",
          "yama-bundle",
          "capability-bundle",
          "smack-bundle",
          "selinux-bundle",
          "apparmor-bundle");

  @Test
  public void nothingThatDecidesReadsTheWallClock() throws IOException {
    List<String> readers = new ArrayList<>();
    for (Path file : Checkout.sources("src/main/java")) {
      boolean decides = MODULES.stream().anyMatch(m -> file.toString().contains("/" + m + "/"));
      String name = file.getFileName().toString();
      if (decides && !MAY.contains(name) && CLOCK.matcher(Files.readString(file)).find()) {
        readers.add(name);
      }
    }
    assertEquals(List.of(), readers);
  }
}
