package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
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
  public void itIsForEver() {
    host().stacker().lockdown(world.operator());
    host().configure(by(CombineRule.FIRST));
    assertTrue(host().stacker().isLockedDown());
  }
}
