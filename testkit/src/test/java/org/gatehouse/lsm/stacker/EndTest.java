package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.stack.Departure;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Before;
import org.junit.Test;

/** A module that is still enabled when the framework ends opens no door, and lets it end. */
public class EndTest extends InWorld {
  private final RecordingModule module = RecordingModule.named("last", TaskHooks.class);

  @Before
  public void leave() {
    enable(module);
    Waits.open(host().modules().unregister(module, Departure.AT_THE_END), "end of use");
  }

  private Verdict kill(Cred subject) {
    Task target = world.stranger();
    return world.table().taskKill(subject, target, 9);
  }

  @Test
  public void whatTheModuleDecidedIsDeniedToApplications() {
    assertEquals("the framework ends", kill(world.app().cred()).reason());
  }

  @Test
  public void theFrameworkMayDoEverything() {
    assertEquals(Verdict.ALLOW, kill(host().tasks().framework().cred()));
    assertEquals(Verdict.ALLOW, kill(host().tasks().operator()));
  }

  @Test
  public void whatTheModuleDidNotDecideStaysAllowed() {
    assertEquals(Verdict.ALLOW, world.table().bundleInstall(world.app().cred(), "file:x"));
  }
}
