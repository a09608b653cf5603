package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

/** The world's tasks are made while the boot policy decides: it says no to subjects only. */
public class BootTest extends InWorld {
  public BootTest() {
    super(options(requiring("yama", "smack")));
  }

  private static StackConfig requiring(String... names) {
    return new StackConfig(List.of(), Set.of(names), CombineRule.ALL, true, 21, 8);
  }

  @Test
  public void untilTheRequiredModulesAreEnabledOnlyTheFrameworkAndTheOperatorMayDoAnything() {
    assertTrue(host().modules().isBooting());
    assertEquals(List.of("smack", "yama"), host().modules().missing());
    assertDenied(Errno.EPERM, kill());
    assertAllowed(world.table().taskKill(world.operator(), world.stranger(), 9));
    enable(RecordingModule.named("yama"));
    assertEquals(List.of("smack"), host().modules().missing());
    assertDenied(Errno.EPERM, kill());
    enable(RecordingModule.named("smack"));
    assertFalse(host().modules().isBooting());
    assertAllowed(kill());
  }

  @Test
  public void bootDoesNotComeBackWhenARequiredModuleGoes() {
    enable(RecordingModule.named("yama"), RecordingModule.named("smack"));
    disable("yama");
    assertFalse(host().modules().isBooting());
    assertAllowed(kill());
  }

  @Test
  public void objectsCanBeMadeDuringBoot() {
    world.release(world.newObjects());
  }

  @Test
  public void theBootPolicyIsNoModule() {
    assertEquals(0, host().calls().listModules(new long[8], new ModuleCalls.Size(64), 0));
    assertEquals("", new String(host().tree().read(world.operator(), "/security/lsm")));
  }

  @Test
  public void infrastructureDoesWhatItMustUntilThen() {
    HostObjects.Origins origins =
        new HostObjects.Origins() {
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
        };
    HostOptions options =
        options(requiring("yama")).withOsgi(HostOptions.DEFAULT.wanted(), origins);
    try (FakeWorld booting = new FakeWorld(options)) {
      Task stranger = booting.stranger();
      assertAllowed(booting.table().taskKill(stranger.cred(), booting.app(), 9));
      assertDenied(Errno.EPERM, booting.table().taskKill(booting.app().cred(), stranger, 9));
    }
  }

  @Test
  public void aRequiredModuleThatVanishedDuringBootIsWaitedFor() {
    RecordingModule yama = RecordingModule.named("yama");
    enable(yama);
    Waits.open(host().modules().unregister(yama, false), "end of use");
    enable(RecordingModule.named("smack"));
    assertTrue(host().modules().isBooting());
    assertEquals(List.of("yama"), host().modules().missing());
  }
}
