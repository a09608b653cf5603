package org.gatehouse.agent;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gatehouse.agent.probe.ProbeMain;
import org.gatehouse.agent.probe.SealMain;
import org.gatehouse.agent.probe.StatsMain;
import org.junit.Test;

/** A JVM under the agent: what is asked, how it says no, and what stays out of reach. */
public class AgentIT {
  private static final Path JARS = Path.of(System.getProperty("agent.jars"));

  private static List<String> run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-PrintWarnings");
    command.add("-javaagent:" + JARS.resolve("agent.jar"));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED"); // a probe loads a library
    }
    command.add("-cp");
    command.add(System.getProperty("agent.test.classes"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("agent", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(output);
    assertTrue("did not end: " + lines, ended);
    assertEquals(String.join("\n", lines), 0, process.exitValue());
    return lines;
  }

  @Test
  public void everyProbeIsAskedAndFailsAsDocumented() throws Exception {
    List<String> lines = run(ProbeMain.class.getName());
    assertTrue(lines.toString(), lines.size() > 90);
    assertTrue(lines.toString(), lines.stream().allMatch(line -> line.startsWith("ok ")));
  }

  @Test
  public void noMandatoryChokePointIsMissingAndNothingIsPrinted() throws Exception {
    List<String> lines = run(SealMain.class.getName(), "coverage");
    assertEquals(List.of("complete"), lines);
  }

  @Test
  public void theBridgeIsOutOfReach() throws Exception {
    List<String> lines = run(SealMain.class.getName(), "attacks");
    assertTrue(lines.toString(), lines.size() >= 8);
    assertTrue(lines.toString(), lines.stream().allMatch(line -> line.startsWith("refused ")));
  }

  @Test
  public void theFastLookAtFilesSaysWhatTheJdkSays() throws Exception {
    assertEquals(
        List.of("name true", "link true", "open true", "none true", "closed true"),
        run(StatsMain.class.getName()));
  }
}
