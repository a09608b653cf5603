package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.junit.Test;

public class ChangeHatTest {
  private static final LoadedPolicy POLICY =
      World.policy(
          """
          profile a { ^one { } ^two { } profile kid { } }
          profile b { ^one { } }
          profile bare { }
          profile c flags=(complain) { }
          """);
  private static final long TOKEN = 0x1234;

  private static Transition enter(Confinement task, String... hats) {
    return ChangeHat.enter(POLICY, task, List.of(hats), TOKEN);
  }

  private static Errno error(String label, String... hats) {
    return enter(World.task(POLICY, label), hats).decision().error();
  }

  @Test
  public void theFirstHatThatExistsIsEntered() {
    Transition hat = enter(World.task(POLICY, "a"), "none", "two", "one");
    assertEquals("a//two", hat.after().label().toString());
  }

  @Test
  public void siblingsAreEnteredWithTheSameToken() {
    Confinement one = enter(World.task(POLICY, "a"), "one").after();
    Confinement two = enter(one, "two").after();
    assertEquals("a//two", two.label().toString());
    assertEquals("a", ChangeHat.leave(POLICY, two, TOKEN).after().label().toString());
  }

  @Test
  public void aWrongTokenEndsTheTask() {
    Confinement one = enter(World.task(POLICY, "a"), "one").after();
    Transition left = ChangeHat.leave(POLICY, one, TOKEN + 1);
    assertTrue(left.decision().kill());
    assertEquals("a//one", left.after().label().toString());
    assertTrue(ChangeHat.enter(POLICY, one, List.of("two"), 7).decision().kill());
  }

  @Test
  public void leavingOutsideOfHatsChangesNothing() {
    Confinement task = World.task(POLICY, "a");
    assertEquals(task, ChangeHat.leave(POLICY, task, 99).after());
  }

  @Test
  public void errorsAreTheKernels() {
    assertEquals(Errno.EPERM, error("unconfined", "one"));
    assertEquals(Errno.ENOENT, error("a", "none"));
    assertEquals(Errno.ECHILD, error("bare", "one"));
    assertEquals(Errno.EPERM, error("a", "kid"));
    assertEquals(Errno.EPERM, error("a//one//&b", "one"));
  }

  @Test
  public void allProfilesOfAStackNeedTheHat() {
    assertEquals(
        "a//one//&b//one", enter(World.task(POLICY, "a//&b"), "two", "one").after().label() + "");
  }

  @Test
  public void complainModeLearnsHats() {
    assertEquals("c//null-any", enter(World.task(POLICY, "c"), "any").after().label().toString());
  }

  @Test
  public void noNewPrivilegesRefusesHats() {
    Confinement task = World.task(POLICY, "a").withoutNewPrivileges(POLICY);
    assertEquals(Errno.EPERM, enter(task, "one").decision().error());
  }
}
