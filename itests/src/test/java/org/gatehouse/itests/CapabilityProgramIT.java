package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Clockmaker;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The capability module in the program as it is delivered, where operations ask by themselves. */
public class CapabilityProgramIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path home;
  private Path app;

  @Before
  public void newHome() throws Exception {
    home = folder.newFolder("home").toPath();
    app =
        ModuleJar.application(Clockmaker.class).at(folder.getRoot().toPath().resolve("clock.jar"));
  }

  private Outcome run(String commands) throws Exception {
    return Program.run("--home", home.toString(), "-c", commands);
  }

  private void configure(String pid, String text) throws IOException {
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.writeString(etc.resolve(pid + ".cfg"), text);
  }

  private static String shipped() throws IOException {
    return Files.readString(Program.HOME.resolve("etc/org.gatehouse.capability.cfg"));
  }

  private String audited() throws IOException {
    StringBuilder records = new StringBuilder();
    try (Stream<Path> files = Files.walk(home.resolve("audit"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        records.append(Files.readString(file));
      }
    }
    return records.toString();
  }

  @Test
  public void deniedOperationIsAllowedByTheEntryThatTheDenialNames() throws Exception {
    Outcome denied = run("lsm:load capability; felix:start " + app.toUri());
    assertTrue(denied + "", denied.out().contains("capability denies settime of test.clockmaker"));
    Outcome explained = run("lsm:check capable test.clockmaker capability=CAP_SYS_TIME");
    String entry = "/bundle/test.clockmaker cap_sys_time=ep";
    assertTrue(explained + "", explained.out().contains(entry + " added to capabilities in etc/"));
    String more = shipped().replace("capabilities = \\\n", "capabilities = " + entry + "; \\\n");
    configure("org.gatehouse.capability", more);
    Outcome allowed = run("felix:lb").good();
    assertTrue(allowed.out(), allowed.out().matches("(?s).*Active[^\n]*test.clockmaker.*"));
  }

  @Test
  public void distributionRunsOnTheGrantsThatItShips() throws Exception {
    configure("org.gatehouse.lsm.stacker", "lsm = capability,yama\n");
    configure("org.gatehouse.capability", shipped());
    run("lsm:load capability; lsm:load yama").good();
    Outcome again = run("lsm:cat /security/lsm; lsm:cat /security/capability/tasks").good();
    assertTrue(again.out(), again.out().startsWith("capability,yama"));
    assertTrue(again.out(), again.out().contains("Capabilities for `framework(0)': =ep\n"));
    assertTrue(audited(), !audited().contains("does not hold"));
  }

  @Test
  public void policyCheckNamesFileLineAndColumn() throws Exception {
    String file = Program.HOME.resolve("etc/org.gatehouse.capability.cfg").toString();
    assertEquals("3 grants\n", Program.run("policy", "check", "capability", file).good().out());
    Path bad = folder.newFile("bad.cfg").toPath();
    Files.writeString(bad, "# one\ncapabilities = /bundle/x cap_foo=ep\n");
    Outcome refused = Program.run("policy", "check", "capability", bad.toString());
    assertEquals("gatehouse: " + bad + ":2:26: no capability 'cap_foo'\n", refused.err());
    assertEquals(1, refused.status());
  }
}
