package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

/** Denials that are recorded and allowed, for a module or a task. */
public class ReportOnlyTest extends InWorld {
  private final RecordingModule strict = RecordingModule.named("strict", TaskHooks.class);
  private final RecordingModule other = RecordingModule.named("other", TaskHooks.class);

  private void report(String module, boolean enforcing) {
    host().stacker().setEnforcing(world.operator(), module, enforcing);
  }

  private Verdict strangerKills() {
    return world.table().taskKill(world.stranger().cred(), world.app(), 9);
  }

  private void enableStrict() {
    strict.on("task_kill", arguments -> Verdict.deny(Errno.EPERM, "no signals", "allow signals"));
    enable(strict);
  }

  @Test
  public void aModuleThatOnlyReportsDeniesNothingAndIsRecorded() {
    enableStrict();
    report("strict", false);
    Verdict verdict = kill();
    assertFalse(verdict.isDenied());
    AuditEvent event = world.audit().await(e -> e.hook().equals("task_kill"), "the report");
    assertEquals(AuditEvent.Type.ALLOWED, event.type());
    assertEquals("report only: EPERM no signals", event.reason());
    assertEquals("allow signals", event.answers().get(0).verdict().grant());
    report("strict", true);
    assertDenied(Errno.EPERM, kill());
  }

  @Test
  public void otherModulesStillDeny() {
    enableStrict();
    other.deny("task_kill", Errno.ESRCH);
    enable(other);
    report("strict", false);
    assertDenied(Errno.ESRCH, kill());
    report("other", false);
    assertFalse(kill().isDenied());
  }

  @Test
  public void underTheRuleFirstTheWalkGoesOnAfterAReport() {
    host().configure(by(CombineRule.FIRST));
    enableStrict();
    other.deny("task_kill", Errno.ESRCH);
    enable(other);
    report("strict", false);
    assertDenied(Errno.ESRCH, kill());
  }

  @Test
  public void aModuleThatThrowsDeniesNothingWhileItReports() {
    host().configure(StackConfig.DEFAULT);
    strict.on(
        "task_kill",
        arguments -> {
          throw new IllegalStateException("on purpose");
        });
    enable(strict);
    report("strict", false);
    for (int i = 0; i < 20; i++) {
      assertFalse(kill().isDenied());
    }
    Waits.until(() -> state("strict") == ModuleState.QUARANTINED, "quarantine");
    assertFalse(kill().isDenied());
    report("strict", true);
    assertDenied(Errno.EACCES, kill());
  }

  @Test
  public void aTaskThatOnlyReportsIsDeniedNothing() {
    enableStrict();
    host().stacker().setEnforcing(world.operator(), world.app(), false);
    assertFalse(kill().isDenied());
    assertDenied(Errno.EPERM, strangerKills());
    host().stacker().setEnforcing(world.operator(), world.app(), true);
    assertDenied(Errno.EPERM, kill());
  }

  @Test
  public void aRefusedAllocationStaysRefused() {
    strict.deny("task_alloc", Errno.ENOMEM);
    enable(strict);
    report("strict", false);
    LsmException refusal =
        refused(Errno.ENOMEM, () -> host().tasks().fork(99, "new", host().tasks().framework()));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("new(99)"));
  }

  @Test
  public void lockdownRefusesWhatWouldOpenADoorOnly() {
    enableStrict();
    report("strict", false);
    host().stacker().lockdown(world.operator());
    report("strict", true);
    refused(Errno.EPERM, () -> report("strict", false));
    refused(Errno.EPERM, () -> host().stacker().setEnforcing(world.operator(), world.app(), false));
    assertDenied(Errno.EPERM, kill());
  }

  @Test
  public void whoMayNotManageTheStackMayNotSwitch() {
    enableStrict();
    refused(Errno.EPERM, () -> host().stacker().setEnforcing(world.app().cred(), "strict", false));
    refused(Errno.ENOENT, () -> report("stricter", false));
    assertDenied(Errno.EPERM, kill());
  }

  @Test
  public void aModuleThatWasUnloadedEnforcesWhenItComesBack() {
    enableStrict();
    report("strict", false);
    disable("strict");
    world.unload(strict);
    host().modules().register(strict, Owner.NONE);
    world.enable("strict");
    assertDenied(Errno.EPERM, kill());
    assertEquals(ReportOnly.NONE, host().stacker().reportOnly());
  }

  @Test
  public void aDenialKeepsTheFramesOfTheApplication() {
    enableStrict();
    long serial = kill().decision().serial();
    assertTrue(host().audit().flush(10_000));
    List<String> frames = host().audit().find(serial).orElseThrow().frames();
    assertTrue(frames.toString(), frames.stream().anyMatch(f -> f.contains("ReportOnlyTest")));
    assertTrue(frames.toString(), frames.stream().noneMatch(f -> f.contains("java.base")));
  }
}
