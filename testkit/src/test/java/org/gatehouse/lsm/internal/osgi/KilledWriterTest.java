package org.gatehouse.lsm.internal.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.gatehouse.lsm.module.PolicyFiles;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A JVM that is killed while it writes leaves the old file or the new one, never a mix. The number
 * of kills is the property {@code gatehouse.kills}: 20, and 200 for a release.
 */
public class KilledWriterTest {
  private static final int KILLS = Integer.getInteger("gatehouse.kills", 20);
  private static final long STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(137);
  private static final List<String> OLD = names("old", 3000);
  private static final List<String> NEW = names("new", 5000);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** The JVM that is killed: puts one content in the place of the other until then. */
  public static void main(String... arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    boolean old = false;
    while (true) {
      PolicyFiles.replace(file, content(old ? OLD : NEW));
      old = !old;
      Files.writeString(Path.of(arguments[1]), "begun");
    }
  }

  private static byte[] content(List<String> names) {
    return ("enabled=" + String.join(",", names) + "\n").getBytes();
  }

  @Test
  public void theNextStartHasTheOldStateOrTheNewOneNeverAMix() throws Exception {
    Path file = folder.getRoot().toPath().resolve("state.properties");
    PolicyFiles.replace(file, content(OLD));
    Set<List<String>> seen = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(kill, file);
      List<String> found = StateFile.load(file).enabled();
      assertTrue(kill + ": " + found.size() + " names", found.equals(OLD) || found.equals(NEW));
      seen.add(found);
    }
    assertEquals("kills that met a write", 2, seen.size());
    assertFalse(Files.exists(file.resolveSibling("state.properties.bad")));
  }

  private void killAfter(int kill, Path file) throws IOException, InterruptedException {
    Path begun = folder.getRoot().toPath().resolve("begun" + kill);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process writer =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriterTest.class.getName(),
                file.toString(),
                begun.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (writer.isAlive() && !Files.exists(begun)) {
      LockSupport.parkNanos(STEP_NANOS);
    }
    LockSupport.parkNanos(STEP_NANOS * kill);
    assertTrue("it wrote until it was killed", writer.isAlive());
    writer.destroyForcibly().waitFor();
  }

  @Test
  public void aStateThatCannotBeWrittenLeavesTheOldOne() throws Exception {
    Path file = folder.getRoot().toPath().resolve("state.properties");
    StateFile state = StateFile.load(file);
    state.add("first");
    Files.createDirectory(folder.getRoot().toPath().resolve("state.properties.new"));
    List<String> complaints = new ArrayList<>();
    state.complainTo(complaints::add);
    state.add("second");
    assertEquals(1, complaints.size());
    assertEquals(List.of("first"), StateFile.load(file).enabled());
  }
}
