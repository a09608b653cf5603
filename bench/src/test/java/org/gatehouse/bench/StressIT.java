package org.gatehouse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Runs {@link Stress} as a process of its own, since jcstress forks what started it. */
public class StressIT {
  private static final String MILLIS = "200";

  @Test
  public void noTestShowsAForbiddenOutcomeAndEveryBrokenTwinDoes()
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(System.getProperty("stress.dir")));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("benchmarks.jar"),
                Stress.class.getName(),
                MILLIS)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertTrue("did not end", ended);
    assertEquals(Files.readString(output), 0, process.exitValue());
  }
}
