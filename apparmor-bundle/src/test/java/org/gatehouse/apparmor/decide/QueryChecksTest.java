package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.hook.Errno;
import org.junit.Test;

public class QueryChecksTest {
  private static final int TERM = 15;
  private static final int TRACE = 2;
  private static final int CREATE = 0x10;
  private static final LoadedPolicy POLICY =
      World.policy(
          """
          profile a { capability chown, audit capability kill, deny capability fowner,
            network inet stream, signal send set=term peer=b, signal send peer=c,
            ptrace trace peer=b, ptrace trace peer=c, }
          profile b { signal receive peer=a, ptrace tracedby peer=a, }
          profile c { }
          profile d flags=(complain) { deny capability fowner, }
          """);

  private static Label label(String text) {
    return World.label(POLICY, text);
  }

  private static Decision capability(String label, int number) {
    return QueryChecks.capability(POLICY, label(label), number);
  }

  @Test
  public void capabilitiesAreDeniedWithEperm() {
    assertTrue(capability("a", 0).findings().isEmpty());
    assertTrue(capability("a", 0).allowed());
    assertEquals(1, capability("a", 5).findings().size());
    assertEquals(Errno.EPERM, capability("a", 1).error());
    assertEquals(0, capability("a", 3).findings().size());
    assertTrue(capability("d", 1).allowed());
    assertEquals(Errno.EPERM, capability("d", 3).error());
    assertFalse(capability("a//&b", 0).allowed());
  }

  @Test
  public void socketsAreAskedByFamilyAndType() {
    assertTrue(QueryChecks.socket(POLICY, label("a"), 2, 1, CREATE).allowed());
    assertEquals(Errno.EACCES, QueryChecks.socket(POLICY, label("a"), 2, 2, CREATE).error());
    assertTrue(QueryChecks.socket(POLICY, Label.UNCONFINED, 2, 2, CREATE).allowed());
  }

  @Test
  public void bothSidesOfASignalMustAgree() {
    assertTrue(QueryChecks.signal(POLICY, label("a"), label("b"), TERM).allowed());
    assertFalse(QueryChecks.signal(POLICY, label("a"), label("b"), 9).allowed());
    assertFalse(QueryChecks.signal(POLICY, label("a"), label("c"), TERM).allowed());
    assertFalse(QueryChecks.signal(POLICY, label("a"), label("b//&c"), TERM).allowed());
    assertFalse(QueryChecks.signal(POLICY, Label.UNCONFINED, label("c"), TERM).allowed());
  }

  @Test
  public void bothSidesOfTracingMustAgree() {
    assertTrue(QueryChecks.ptrace(POLICY, label("a"), label("b"), TRACE).allowed());
    assertFalse(QueryChecks.ptrace(POLICY, label("a"), label("c"), TRACE).allowed());
    assertFalse(QueryChecks.ptrace(POLICY, label("c"), label("b"), TRACE).allowed());
    assertTrue(QueryChecks.ptrace(POLICY, Label.UNCONFINED, label("b"), TRACE).allowed());
  }
}
