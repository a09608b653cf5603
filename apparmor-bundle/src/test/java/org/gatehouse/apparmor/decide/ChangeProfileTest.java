package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;

import org.gatehouse.lsm.hook.Errno;
import org.junit.Test;

public class ChangeProfileTest {
  private static final LoadedPolicy POLICY =
      World.policy(
          """
          profile a { change_profile -> b, change_profile -> unconf*, }
          profile b { }
          profile c flags=(complain) { }
          profile :other:n { }
          """);

  private static Transition change(String from, String to) {
    return ChangeProfile.change(POLICY, World.task(POLICY, from), to, false);
  }

  private static String after(String from, String to) {
    Transition transition = change(from, to);
    Decision decision = transition.decision();
    return decision.allowed() ? transition.after().label().toString() : decision.error() + "";
  }

  @Test
  public void aRuleMustNameTheTarget() {
    assertEquals("b", after("a", "b"));
    assertEquals("unconfined", after("a", "unconfined"));
    assertEquals("EACCES", after("a", "c"));
    assertEquals("EACCES", after("b", "a"));
  }

  @Test
  public void anUnconfinedTaskChangesAsItLikes() {
    assertEquals("a", after("unconfined", "a"));
    assertEquals(":other://n", after("unconfined", ":other:n"));
  }

  @Test
  public void unknownTargetsAreLearnedInComplainModeOnly() {
    assertEquals("ENOENT", after("a", "none"));
    assertEquals("c//null-none", after("c", "none"));
    assertEquals("b", after("c", "b"));
    assertEquals("EINVAL", after("a", ""));
  }

  @Test
  public void stackingNeedsNoRuleAndLosesNothing() {
    assertEquals("a//&b", after("b", "&a"));
    Confinement task = World.task(POLICY, "b").withoutNewPrivileges(POLICY);
    assertEquals(
        "b//&c", ChangeProfile.change(POLICY, task, "&c", false).after().label().toString());
  }

  @Test
  public void noNewPrivilegesRefusesAnotherProfile() {
    Confinement task = World.task(POLICY, "a").withoutNewPrivileges(POLICY);
    assertEquals(Errno.EPERM, ChangeProfile.change(POLICY, task, "b", false).decision().error());
  }
}
