package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Test;

/** The torture with a shipped module whose policy is loaded again and again meanwhile. */
public class PolicyTortureIT {
  private static final List<String> MODULES = List.of("smack", "selinux", "apparmor");

  @Test
  public void policiesAreLoadedUnderLoadAndEachIsInForceWhole() throws Exception {
    for (String module : MODULES) {
      Outcome outcome = Program.run("torture", "--seconds", "5", "--module", module).good();
      assertSays(outcome, "proof no-half-policy: ok, .* 0 refused; .* 0 saw half a policy");
      assertSays(outcome, "proof no-decision-lost: ok, .*");
      assertSays(outcome, "proof no-class-loader-left: ok, .*");
    }
  }

  @Test
  public void moduleWithoutAPolicyIsRefused() throws Exception {
    Outcome outcome = Program.run("torture", "--seconds", "5", "--module", "yama");
    assertEquals(outcome + "", 1, outcome.status());
    assertTrue(outcome + "", outcome.err().contains("'yama' has no policy to load"));
  }

  private static void assertSays(Outcome outcome, String line) {
    assertTrue(outcome + "", outcome.out().lines().anyMatch(l -> l.matches(line)));
  }
}
