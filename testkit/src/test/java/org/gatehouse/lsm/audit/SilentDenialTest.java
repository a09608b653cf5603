package org.gatehouse.lsm.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Denials that a module's policy wants no record of. */
public class SilentDenialTest extends InWorld {
  private final RecordingModule quiet =
      RecordingModule.named("quiet")
          .answer("task_kill", Verdict.denySilently(Errno.EPERM, "dontaudit", "a rule"));

  private long serial() {
    return host().audit().serial();
  }

  @Test
  public void itIsDeniedAndNotRecorded() {
    enable(quiet);
    long before = serial();
    Verdict verdict = kill();
    assertEquals(Errno.EPERM, verdict.errno());
    assertEquals("the caller is told why all the same", "a rule", verdict.grant());
    assertTrue(verdict.isSilent());
    assertEquals(0, verdict.decision().serial());
    assertEquals(before, serial());
  }

  @Test
  public void anotherModulesDenialIsRecordedWithBothParts() {
    for (String loud : new String[] {"before", "behind"}) {
      RecordingModule other = RecordingModule.named(loud).deny("task_kill", Errno.EACCES);
      enable(other);
      if (stacked().size() == 1) {
        enable(quiet);
      }
      long before = serial();
      Verdict verdict = kill();
      assertFalse(verdict.isSilent());
      assertEquals(before + 1, serial());
      assertEquals(stacked().size(), verdict.decision().answers().size());
    }
  }

  @Test
  public void whatAnotherModuleWantsRecordedIsRecorded() {
    enable(quiet);
    enable(RecordingModule.named("logs").answer("task_kill", Verdict.allowLogged("watched")));
    long before = serial();
    assertEquals(Errno.EPERM, kill().errno());
    assertEquals(before + 1, serial());
  }

  @Test
  public void inReportOnlyModeItIsAllowedAndNotRecorded() {
    enable(quiet);
    host().stacker().setEnforcing(world.operator(), "quiet", false);
    long before = serial();
    assertFalse(kill().isDenied());
    assertEquals(before, serial());
  }
}
