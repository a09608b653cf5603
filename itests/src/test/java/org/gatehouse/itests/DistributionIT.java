package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Guard;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Modules in the program as it is delivered, in a process of its own. */
public class DistributionIT {
  private static final String SCOPE = "/proc/sys/kernel/yama/ptrace_scope";
  private static final String ATTACH =
      "ptraceAccessCheck org.apache.felix.scr child=org.apache.felix.log mode=attach";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void hotswapBehavesAsWritten() throws Exception {
    Path script = Program.HOME.resolve("scripts/hotswap.gogo");
    Outcome outcome = Program.run(script.toString()).good();
    golden(Path.of("src/test/golden/hotswap.out"), outcome.out());
  }

  @Test
  public void denialIsExplainedEndsTheScriptAndNamesTheLine() throws Exception {
    Path script = folder.newFile("denied.gogo").toPath();
    List<String> lines =
        List.of("lsm:load yama", "lsm:echo 1 " + SCOPE, "", "lsm:check " + ATTACH, "lsm:list");
    Files.write(script, lines);
    Outcome outcome = Program.run(script.toString());
    assertEquals(outcome + "", 1, outcome.status());
    assertEquals(outcome + "", 1, outcome.err().lines().count());
    for (String word : List.of(script + ":4: ", "lsm:check", "EPERM", "ptrace_scope is 1")) {
      assertTrue(outcome.err(), outcome.err().contains(word));
    }
    assertTrue(outcome.out(), outcome.out().contains("org.apache.felix.scr"));
    assertTrue("the list was not reached", !outcome.out().contains("NAME"));
  }

  @Test
  public void enabledModuleAndItsInstallerSurviveARestart() throws Exception {
    String home = folder.newFolder("home").toString();
    String first = "lsm:load yama; lsm:cat /proc/org.gatehouse.yama-bundle/status";
    String status = last(Program.run("--home", home, "-c", first).good().out(), 4);
    assertTrue(status, status.contains("Name:\torg.gatehouse.yama-bundle\n"));
    String second = "lsm:list; lsm:cat /proc/org.gatehouse.yama-bundle/status";
    Outcome again = Program.run("--home", home, "-c", second).good();
    assertEquals("the parent is still the one that loaded it", status, last(again.out(), 4));
    assertTrue(again.out(), again.out().matches("(?s)NAME.*\nyama +105 +enabled .*"));
  }

  @Test
  public void disabledModuleStaysDisabledOverARestart() throws Exception {
    String home = folder.newFolder("home").toString();
    Program.run("--home", home, "-c", "lsm:load yama; lsm:disable yama").good();
    Outcome again = Program.run("--home", home, "-c", "lsm:list").good();
    assertTrue(again.out(), again.out().matches("(?s)NAME.*\nyama +105 +registered .*"));
  }

  @Test
  public void runBeginsWhenTheRequiredModuleIsThere() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Program.run("--home", home.toString(), "-c", "lsm:load yama").good();
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.writeString(etc.resolve("org.gatehouse.lsm.stacker.cfg"), "required = yama\n");
    Outcome again = Program.run("--home", home.toString(), "-c", "lsm:list").good();
    assertTrue(again.out(), again.out().matches("(?s)NAME.*\nyama +105 +enabled .*"));
  }

  @Test
  public void configurationOfTheHomeAdmitsModules() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.writeString(etc.resolve("org.gatehouse.lsm.stacker.cfg"), "lsm = yama\n");
    Files.writeString(etc.resolve("org.gatehouse.yama.cfg"), "ptrace_scope = 2\n");
    String commands = "lsm:load --no-enable yama; lsm:list; lsm:cat " + SCOPE;
    Outcome outcome = Program.run("--home", home.toString(), "-c", commands).good();
    assertTrue(outcome.out(), outcome.out().matches("(?s).*yama +105 +enabled .*"));
    assertEquals("2\n", last(outcome.out(), 1));
  }

  @Test
  public void malformedConfigurationIsToldAndTheRestGoesOn() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.writeString(
        etc.resolve("org.gatehouse.lsm.stacker.cfg"), "lsm = yama\nstall.seconds = soon\n");
    String commands = "lsm:load --no-enable yama; lsm:list; lsm:audit";
    Outcome outcome = Program.run("--home", home.toString(), "-c", commands);
    assertEquals(outcome + "", 0, outcome.status());
    assertTrue(outcome.out(), outcome.out().matches("(?s).*yama +105 +enabled .*"));
    assertTrue(outcome.out(), outcome.out().contains("stall.seconds=soon"));
  }

  @Test
  public void permissiveRunIsAudited() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Program.run("--permissive", "--home", home.toString(), "-c", "lsm:list").good();
    StringBuilder records = new StringBuilder();
    try (Stream<Path> files = Files.walk(home.resolve("audit"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        records.append(Files.readString(file));
      }
    }
    assertTrue(records.toString(), records.toString().contains("started permissive"));
  }

  @Test
  public void policyEvalAnswersATableFromStandardInput() throws Exception {
    String table =
        """
        scope	relation	tracer_uid	tracee_uid	tracer_CAP_SYS_PTRACE	tracee_dumpable	op
        0	tracee_is_child	0	0	1	1	PTRACE_ATTACH
        2	tracee_is_child	1000	1000	0	1	PTRACE_ATTACH
        3	tracee_is_child	0	0	1	1	PTRACE_ATTACH
        """;
    Outcome outcome = Program.feed(table, "policy", "eval", "yama", "-").good();
    assertEquals("errno\n0\n1\n1\n", outcome.out());
  }

  @Test
  public void policyEvalNamesTheBadLine() throws Exception {
    Outcome outcome = Program.feed("scope\trelation\nfour\tx\n", "policy", "eval", "yama", "-");
    assertEquals(outcome + "", 1, outcome.status());
    assertEquals(outcome + "", 1, outcome.err().lines().count());
    assertTrue(outcome.err(), outcome.err().contains("line 2: scope is 'four'"));
  }

  @Test
  public void oldJavaOnThePathIsOneLine() throws Exception {
    Path java = folder.newFile("java").toPath();
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertTrue(java.toFile().setExecutable(true));
    String path = folder.getRoot() + ":" + System.getenv("PATH");
    Outcome outcome = Program.run(Map.of("JAVA_HOME", "", "PATH", path), "", "--version");
    String line = "gatehouse: needs Java 17 or newer; " + java + " is 11.0.2\n";
    assertEquals(new Outcome(1, "", line), outcome);
  }

  @Test
  public void refusedModuleIsOneLineAndStatusOne() throws Exception {
    ModuleJar jar = ModuleJar.activated(Guard.class).header("Gatehouse-Hook-Api", "2");
    Path file = jar.at(folder.getRoot().toPath().resolve("new.jar"));
    Outcome outcome = Program.run("-c", "lsm:load " + file);
    assertEquals(outcome + "", 1, outcome.status());
    assertEquals("", outcome.out());
    assertEquals(
        "-c:1: lsm:load: ENOEXEC: " + file + " was built for hook API 2, this is 1\n",
        outcome.err());
  }

  private static String last(String text, int lines) {
    List<String> all = text.lines().toList();
    return String.join("\n", all.subList(all.size() - lines, all.size())) + "\n";
  }

  private static void golden(Path file, String text) throws Exception {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file, StandardCharsets.UTF_8), text);
  }
}
