package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Before;
import org.junit.Test;

public class LockdownTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");

  @Before
  public void lockDownWithOneModuleEnabledAndOneRegistered() {
    a.deny("task_kill", Errno.EPERM);
    enable(a);
    register(RecordingModule.named("b"));
    host().stacker().lockdown(world.operator());
    assertTrue(host().stacker().isLockedDown());
  }

  @Test
  @Proves("A2-2")
  public void nothingIsRegisteredEnabledOrReplacedAfterIt() {
    refused(Errno.EINVAL, () -> register(RecordingModule.named("c")));
    refused(Errno.EINVAL, () -> world.enable("b"));
    refused(Errno.EINVAL, () -> host().stacker().replace(world.operator(), "a", "b"));
    assertEquals(List.of("a"), stacked());
  }

  @Test
  @Proves("A2-2")
  public void stackedModulesGoOnAndUnloadStillWorks() {
    assertDenied(Errno.EPERM, kill());
    disable("a");
    assertAllowed(kill());
    refused(Errno.EINVAL, () -> world.enable("a"));
  }

  @Test
  @Proves("A2-2")
  public void anEnabledModulesBundleComesBackAsItWasOnly() {
    Waits.open(host().modules().unregister(a, false), "end of use");
    Owner updated = new Owner(-1, "0", "", 1, "1", hooks -> {}, true);
    RecordingModule other = RecordingModule.named("a");
    refused(Errno.EINVAL, () -> host().modules().register(other, updated));
    assertDenied(Errno.EACCES, kill());
    assertEquals(ModuleState.QUARANTINED, state("a"));
    host().modules().register(a, Owner.NONE);
    assertDenied(Errno.EPERM, kill());
  }

  @Test
  public void itIsForEver() {
    host().stacker().lockdown(world.operator());
    host().configure(by(CombineRule.FIRST));
    assertTrue(host().stacker().isLockedDown());
  }
}
