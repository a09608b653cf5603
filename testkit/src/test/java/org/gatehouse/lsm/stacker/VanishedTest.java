package org.gatehouse.lsm.stacker;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Before;
import org.junit.Test;

/** A module's service went away while it was enabled: the plugin's bundle offered it. */
public class VanishedTest extends InWorld {
  private static final long PLUGIN = 2;

  private final RecordingModule module = RecordingModule.named("labels");

  public VanishedTest() {
    super(
        HostOptions.DEFAULT.withOsgi(HostOptions.DEFAULT.wanted(), new StrangerIsInfrastructure()));
  }

  private static final class StrangerIsInfrastructure implements HostObjects.Origins {
    @Override
    public String version(Task task) {
      return "1";
    }

    @Override
    public String location(Task task) {
      return "";
    }

    @Override
    public boolean isInfrastructure(Task task) {
      return task.name().contains("stranger");
    }
  }

  @Before
  public void enableItAndLetItVanish() {
    host().modules().register(module, new Owner(PLUGIN, "1", "", 1, "1", hooks -> {}, true));
    world.enable("labels");
    Waits.open(host().modules().unregister(module, false), "end of use");
  }

  private Verdict killBy(Task subject) {
    return world.table().taskKill(subject.cred(), world.app(), 9);
  }

  @Test
  public void itsPlaceDeniesApplications() {
    assertDenied(Errno.EACCES, kill());
    assertDenied(Errno.EACCES, killBy(world.app()));
  }

  @Test
  public void itsPlaceSparesWhoMustBringItBack() {
    assertAllowed(killBy(host().tasks().framework()));
    assertAllowed(world.table().taskKill(world.operator(), world.app(), 9));
    assertAllowed(killBy(world.stranger()));
    assertAllowed(killBy(world.plugin()));
  }

  @Test
  public void whenItIsBackItDecidesAboutThemAgain() {
    module.deny("task_kill", Errno.EPERM);
    host().modules().register(module, new Owner(PLUGIN, "2", "", 2, "1", hooks -> {}, true));
    assertDenied(Errno.EPERM, killBy(world.stranger()));
    assertDenied(Errno.EPERM, killBy(world.plugin()));
    assertDenied(Errno.EPERM, killBy(world.app()));
  }

  @Test
  public void itsPlaceRefusesObjectsThatNobodyAsksFor() {
    refused(Errno.EACCES, this::newFile);
  }
}
