package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Test;

/** Many lives of one module, as delivered, in a JVM in which its class memory can be told. */
public class CyclesIT {
  private static final List<String> SHIPPED =
      List.of("yama", "capability", "smack", "selinux", "apparmor");

  @Test
  public void thousandLivesLeaveNoLoaderAndFlatMetaspaceAfterTheFirstHundred() throws Exception {
    Outcome outcome = Program.run("torture", "--cycles", "1000").good();
    assertSays(outcome, "proof metaspace-flat: ok, .* after 100 cycles, .* after 1,000 cycles");
    assertSays(outcome, "proof no-class-loader-left: ok, 1,000 .*, 0 left");
    assertSays(outcome, "proof threads-flat: ok, .*");
    assertSays(outcome, "proof no-value-left: ok, .*");
    assertSays(outcome, "proof every-life-was-asked: ok, 1,000 of 1,000 .*");
  }

  /** The long form is {@code gatehouse torture --cycles 1000 --module NAME}. */
  @Test
  public void livesOfEveryShippedModuleThatHasOneLeaveNoLoader() throws Exception {
    for (String module : SHIPPED) {
      Outcome outcome = Program.run("torture", "--cycles", "200", "--module", module).good();
      assertSays(outcome, "proof no-class-loader-left: ok, 200 .*, 0 left");
      assertSays(outcome, "proof metaspace-flat: ok, .*");
      assertSays(outcome, "proof blobs-flat: ok, .*");
      assertSays(outcome, "proof threads-flat: ok, .*");
    }
  }

  @Test
  public void oneLifeOfFifteenThatStaysBehindFailsBothProofs() throws Exception {
    Outcome outcome = Program.run("torture", "--cycles", "200", "--break", "kept-versions");
    assertEquals(outcome + "", 1, outcome.status());
    assertSays(outcome, "break kept-versions: caught by metaspace-flat, no-class-loader-left");
  }

  private static void assertSays(Outcome outcome, String line) {
    assertTrue(outcome + "", outcome.out().lines().anyMatch(l -> l.matches(line)));
  }
}
