package org.gatehouse.capability;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What each hook of commoncap asks for, with an application that holds something. */
public class PrivilegeHooksTest {
  private static final String APP = "/bundle/org.example.app cap_kill=ep;";

  private final FakeWorld world = new FakeWorld();
  private final HookTable table = world.table();
  private final Cred app = world.app().cred();
  private final Cred stranger = world.stranger().cred();
  private final CapabilityModule module =
      new CapabilityModule(task -> FileCaps.NONE, new RecordingLog().logger());

  @Before
  public void enable() {
    world.enable(module);
    grant("");
  }

  @After
  public void close() {
    world.close();
  }

  private void grant(String strangers) {
    String more = strangers.isEmpty() ? "" : "/bundle/org.example.stranger " + strangers;
    module.modified(Configs.grants(APP + more));
  }

  @Test
  public void clockNeedsSysTime() {
    assertEquals(Errno.EPERM, table.settime(stranger).errno());
    grant("cap_sys_time=ep");
    assertSame(Verdict.ALLOW, table.settime(stranger));
  }

  @Test
  public void reserveOfMemoryNeedsSysAdmin() {
    assertFalse(table.vmEnoughMemory(stranger, 1));
    grant("cap_sys_admin=ep");
    assertTrue(table.vmEnoughMemory(stranger, 1));
  }

  @Test
  public void childOffersItselfOnlyToAParentThatHoldsAsMuch() {
    assertEquals(Errno.EPERM, table.ptraceTraceme(app, world.stranger()).errno());
    assertSame(Verdict.ALLOW, table.ptraceTraceme(stranger, world.app()));
    grant("cap_sys_ptrace=ep");
    assertSame(Verdict.ALLOW, table.ptraceTraceme(app, world.stranger()));
  }

  @Test
  public void readingLooksWithEffectiveAndAttachingWithPermittedCapabilities() {
    grant("cap_kill=p");
    assertSame(Verdict.ALLOW, table.ptraceAccessCheck(stranger, world.app(), PtraceMode.ATTACH));
    assertEquals(
        Errno.EPERM, table.ptraceAccessCheck(stranger, world.app(), PtraceMode.READ).errno());
  }

  @Test
  public void schedulingOfMoreCapableTasksNeedsSysNice() {
    assertEquals(Errno.EPERM, table.taskSetscheduler(stranger, world.app()).errno());
    grant("cap_sys_nice=ep");
    assertSame(Verdict.ALLOW, table.taskSetscheduler(stranger, world.app()));
  }

  @Test
  public void actingAsSomebodyMoreCapableNeedsSetuid() {
    assertEquals(Errno.EPERM, table.taskFixSetuid(stranger, app).errno());
    assertSame(Verdict.ALLOW, table.taskFixSetuid(app, stranger));
    grant("cap_setuid=ep");
    assertSame(Verdict.ALLOW, table.taskFixSetuid(stranger, app));
  }

  @Test
  public void capsetIsCheckedButNotDone() {
    assertEquals(Errno.EPERM, table.capset(app, 1, 0, 1).errno());
    assertSame(Verdict.ALLOW, table.capset(app, 0, 0, 0));
    assertSame(Verdict.ALLOW, table.capable(app, Capability.CAP_KILL));
  }

  @Test
  public void setsOfOthersMayBeRead() {
    assertSame(Verdict.ALLOW, table.capget(stranger, world.app()));
  }
}
