package org.gatehouse.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gatehouse.host.Program.Outcome;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs of the framework under the launcher. */
public class SessionIT {
  private static final String ENDLESS = "echo up; sleep 600";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void commandsPrintTheirResultAndNoWarning() throws Exception {
    assertEquals(new Outcome(0, "no modules\n"), Program.run("-c", "lsm:list"));
  }

  @Test
  public void firstErrorEndsAScriptAndNamesItsLine() throws Exception {
    Path script = folder.newFile("two.gogo").toPath();
    Files.write(script, List.of("lsm:list", "lsm:info nosuch", "lsm:list"));
    Outcome outcome = Program.run(script.toString());
    assertEquals(1, outcome.status());
    assertTrue(outcome.text(), outcome.text().startsWith("no modules\n" + script + ":2: "));
    assertEquals(outcome.text(), 2, outcome.text().lines().count());
  }

  @Test
  public void hotswapScriptIsDeniedOnlyWhileYamaIsAsked() throws Exception {
    Outcome outcome = Program.run(Program.HOME.resolve("scripts/hotswap.gogo").toString());
    assertEquals(outcome.text(), 0, outcome.status());
    List<String> results =
        outcome.text().lines().filter(line -> line.startsWith("result: ")).toList();
    assertEquals(
        List.of("allow", "EPERM", "allow", "EPERM"),
        results.stream().map(line -> line.split(" ")[1]).toList());
  }

  @Test
  public void enabledModuleIsEnabledAfterARestart() throws Exception {
    String home = folder.newFolder("home").toString();
    assertEquals(0, Program.run("--home", home, "-c", "lsm:load yama").status());
    Outcome listed = Program.run("--home", home, "-c", "lsm:list");
    assertTrue(listed.text(), listed.text().lines().anyMatch(l -> l.matches("yama .* enabled .*")));
  }

  @Test
  public void missingRequiredModuleEndsTheRun() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Path etc = Files.createDirectory(home.resolve("etc"));
    Files.writeString(etc.resolve("org.gatehouse.lsm.stacker.cfg"), "required = yama\n");
    assertEquals(
        new Outcome(1, "gatehouse: required modules are not enabled: yama\n"),
        Program.run("--home", home.toString(), "-c", "lsm:list"));
  }

  @Test
  public void standardInputIsAScript() throws Exception {
    Process process = Program.start(Map.of(), "-");
    process.getOutputStream().write("lsm:list\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(new Outcome(0, "no modules\n"), Program.end(process));
  }

  @Test
  public void homeKeepsWhatWasInstalled() throws Exception {
    String home = folder.newFolder("home").toString();
    Path jar = Program.HOME.resolve("torture/torture-bundle.jar");
    Outcome installed = Program.run("--home", home, "-c", "felix:install " + jar.toUri());
    assertEquals(installed.text(), 0, installed.status());
    Outcome listed = Program.run("--home", home, "-c", "felix:lb -l");
    assertTrue(listed.text(), listed.text().contains(jar.toUri().toString()));
  }

  @Test
  public void homeServesOneProcessAtATime() throws Exception {
    String home = folder.newFolder("home").toString();
    Process first = up("--home", home, "-c", ENDLESS);
    assertEquals(
        new Outcome(1, "gatehouse: another gatehouse is using " + home + "\n"),
        Program.run("--home", home, "-c", "lsm:list"));
    terminate(first);
    assertEquals(0, Program.run("--home", home, "-c", "lsm:list").status());
  }

  @Test
  public void signalLeavesNoTemporaryFolder() throws Exception {
    File temporary = folder.newFolder("tmp");
    Process process = up("-c", ENDLESS);
    assertEquals(1, temporary.list().length);
    terminate(process);
    assertEquals(0, temporary.list().length);
  }

  /** A process in its script, with the folder {@code tmp} for its temporary files. */
  private Process up(String... args) throws IOException {
    String options = "-Djava.io.tmpdir=" + folder.getRoot().toPath().resolve("tmp");
    Process process = Program.start(Map.of("JDK_JAVA_OPTIONS", options), args);
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.equals("up")) {
      line = output.readLine();
    }
    return process;
  }

  private static void terminate(Process process) throws InterruptedException {
    process.destroy();
    assertEquals(128 + 15, process.waitFor());
  }
}
