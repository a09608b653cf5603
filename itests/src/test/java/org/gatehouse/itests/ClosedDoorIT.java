package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Doorkeeper;
import org.gatehouse.itests.module.Knocker;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The mediator goes away while an application runs against its door. */
public class ClosedDoorIT {
  private static final Pattern REPORT = Pattern.compile("knocked: open (\\d+) shut (\\d+)");

  /** Mediation's number in the distribution, whose bundles are installed in order. */
  private static final int MEDIATION = 2;

  private static final int MANY = 1_000;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String run(String between, boolean guarded) throws Exception {
    Path root = folder.getRoot().toPath();
    Path file = root.resolve("forbidden");
    Files.writeString(file, "secret");
    Path module = ModuleJar.activated(Doorkeeper.class).at(root.resolve("doorkeeper.jar"));
    Path app =
        ModuleJar.application(Knocker.class)
            .header("Test-File", file.toString())
            .at(root.resolve("knocker.jar"));
    String guard = guarded ? "lsm:load " + module + "; " : "";
    String commands = guard + "felix:start " + app.toUri() + "; sleep 2; " + between;
    Outcome outcome = Program.run("-c", commands);
    return outcome.out() + outcome.err();
  }

  private static long count(String out, int group) {
    Matcher report = REPORT.matcher(out);
    assertTrue(out, report.find());
    return Long.parseLong(report.group(group));
  }

  @Test
  public void noOperationPassesWhenMediationIsStoppedAmongThousands() throws Exception {
    String out = run("felix:stop " + MEDIATION, true);
    assertEquals(out, 0, count(out, 1));
    assertTrue(out, count(out, 2) > MANY);
  }

  @Test
  public void noOperationPassesWhenTheHostIsStoppedAmongThousands() throws Exception {
    String out = run("felix:stop 1", true);
    assertEquals(out, 0, count(out, 1));
    assertTrue(out, count(out, 2) > MANY);
  }

  /** The proof of the others: without a module the same door is open until mediation goes. */
  @Test
  public void theSameOperationsPassWithoutAModule() throws Exception {
    String out = run("felix:lb", false);
    assertTrue(out, count(out, 1) > MANY);
    assertEquals(out, 0, count(out, 2));
  }
}
