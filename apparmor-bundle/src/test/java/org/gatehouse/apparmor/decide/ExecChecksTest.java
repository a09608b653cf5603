package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.gatehouse.apparmor.dfa.Xattrs;
import org.gatehouse.lsm.hook.Errno;
import org.junit.Test;

public class ExecChecksTest {
  private static final LoadedPolicy POLICY =
      World.policy(
          """
          profile a {
            /bin/p px, /bin/P Px, /bin/c cx, /bin/i ix, /bin/u ux, /bin/U Ux, /bin/none px,
            /bin/pi pix, /bin/pu pux, /bin/ci cix, /bin/to px -> target, /bin/kid cx -> kid,
            /bin/gone px -> gone, /bin/gonei pix -> gone, /bin/over px -> &target,
            /usr/** px, /bin/both px, change_profile /bin/x -> target,
            change_profile unsafe /bin/y -> target,
            profile kid { }
            profile /bin/c { }
          }
          profile p /bin/[pP] { }
          profile target { }
          profile long /usr/bin/** { }
          profile short /usr/** { }
          profile one /bin/bot[h] { }
          profile two /bin/bo[t]h { }
          /usr/bin/exact { }
          profile c flags=(complain) { /bin/p px, /bin/none px, deny /bin/q x, }
          profile b { /bin/p ix, /bin/i ix, }
          profile attached /new/* { }
          """);

  private static Transition exec(Confinement task, String program) {
    return ExecChecks.exec(POLICY, task, new Program(World.bytes(program), false, Xattrs.NONE));
  }

  private static String after(String label, String program) {
    Transition transition = exec(World.task(POLICY, label), program);
    Decision decision = transition.decision();
    String secure = transition.secure() ? " secure" : "";
    return decision.allowed() ? transition.after().label() + secure : decision.error() + "";
  }

  @Test
  public void lettersSayWhereTheProfileComesFrom() {
    assertEquals("p", after("a", "/bin/p"));
    assertEquals("p secure", after("a", "/bin/P"));
    assertEquals("a///bin/c", after("a", "/bin/c"));
    assertEquals("a", after("a", "/bin/i"));
    assertEquals("unconfined", after("a", "/bin/u"));
    assertEquals("unconfined secure", after("a", "/bin/U"));
  }

  @Test
  public void withoutAProfileTheFallbackCounts() {
    assertEquals("EACCES", after("a", "/bin/none"));
    assertEquals("a", after("a", "/bin/pi"));
    assertEquals("a", after("a", "/bin/ci"));
    assertEquals("unconfined", after("a", "/bin/pu"));
    Transition none = exec(World.task(POLICY, "a"), "/bin/none");
    assertEquals("profile transition not found", none.decision().findings().get(0).info());
  }

  @Test
  public void namedTargetsAreLabels() {
    assertEquals("target", after("a", "/bin/to"));
    assertEquals("a//kid", after("a", "/bin/kid"));
    assertEquals("EACCES", after("a", "/bin/gone"));
    assertEquals("a", after("a", "/bin/gonei"));
  }

  @Test
  public void theLongestMatchAttachesAndAnExactNameBeforeAll() {
    assertEquals("short", after("a", "/usr/x"));
    assertEquals("long", after("a", "/usr/bin/x"));
    assertEquals("/usr/bin/exact", after("a", "/usr/bin/exact"));
  }

  @Test
  public void twoEquallyGoodAttachmentsAreNone() {
    assertEquals("EACCES", after("a", "/bin/both"));
    Transition none = exec(World.task(POLICY, "a"), "/bin/both");
    assertEquals("conflicting profile attachments", none.decision().findings().get(0).info());
  }

  @Test
  public void whatHasNoRuleIsDeniedAndLearnedInComplainMode() {
    assertEquals("EACCES", after("a", "/bin/other"));
    assertEquals("c//null-/bin/other", after("c", "/bin/other"));
    assertEquals("EACCES", after("c", "/bin/q"));
    Confinement learning = exec(World.task(POLICY, "c"), "/bin/other").after();
    assertEquals(
        "c//null-/bin/other//null-/bin/z", exec(learning, "/bin/z").after().label().toString());
  }

  @Test
  public void complainModeCannotBecomeWhatIsNotThere() {
    Decision decision = exec(World.task(POLICY, "c"), "/bin/none").decision();
    assertEquals(Errno.EACCES, decision.error());
    assertEquals(Finding.Kind.ALLOWED, decision.findings().get(0).kind());
  }

  @Test
  public void anUnconfinedTaskGetsWhatAttaches() {
    assertEquals("attached", after("unconfined", "/new/x"));
    assertEquals("unconfined", after("unconfined", "/else"));
  }

  @Test
  public void everyProfileOfAStackTransitions() {
    assertEquals("b//&p", after("a//&b", "/bin/p"));
    assertEquals("EACCES", after("a//&b", "/bin/c"));
  }

  @Test
  public void noNewPrivilegesKeepsWhatConfines() {
    Confinement task = World.task(POLICY, "a").withoutNewPrivileges(POLICY);
    Decision refused = exec(task, "/bin/p").decision();
    assertEquals(Errno.EPERM, refused.error());
    assertEquals("no new privs", refused.findings().get(0).info());
    assertEquals(Errno.EPERM, exec(task, "/bin/u").decision().error());
    assertTrue(exec(task, "/bin/i").decision().allowed());
  }

  @Test
  public void aWishNeedsARuleForProgramAndTargetAndIsUsedUp() {
    Confinement asked =
        ChangeProfile.change(POLICY, World.task(POLICY, "a"), "target", true).after();
    assertEquals("a", asked.label().toString());
    Transition done = exec(asked, "/bin/x");
    assertEquals("target", done.after().label().toString());
    assertTrue(done.secure());
    assertEquals(null, done.after().onexec());
    assertFalse(exec(asked, "/bin/y").secure());
    assertEquals(Errno.EACCES, exec(asked, "/bin/p").decision().error());
  }
}
