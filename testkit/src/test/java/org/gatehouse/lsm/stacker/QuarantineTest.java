package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

public class QuarantineTest extends InWorld {
  private final RecordingModule faulty =
      RecordingModule.around(withFile("faulty"), TaskHooks.class);
  private final RecordingModule sound = RecordingModule.named("sound");

  public QuarantineTest() {
    super(options(new StackConfig(List.of(), Set.of(), CombineRule.ALL, true, 21, 3)));
  }

  private static SecurityModule withFile(String name) {
    return new SecurityModule() {
      @Override
      public ModuleId id() {
        return ModuleId.of(name);
      }

      @Override
      public Map<String, ControlFile> controlFiles() {
        return Map.of("/fs/" + name, ControlFile.readOnly(() -> name));
      }
    };
  }

  private void failThreeTimes() {
    faulty.on(
        "task_kill",
        arguments -> {
          throw new IllegalStateException("bad rule");
        });
    for (int i = 0; i < 3; i++) {
      assertDenied(Errno.EACCES, kill());
    }
    Waits.until(() -> state("faulty") == ModuleState.QUARANTINED, "quarantine");
  }

  @Test
  public void afterSoManyFaultsItsPlaceDeniesEveryHookOfItWithoutACall() {
    enable(faulty, sound);
    failThreeTimes();
    faulty.clear();
    sound.clear();
    assertDenied(Errno.EACCES, kill());
    assertDenied(Errno.EACCES, world.table().taskSetnice(world.app().cred(), world.app(), 1));
    assertAllowed(world.table().socketCreate(world.app().cred(), 2, 1));
    assertTrue("not called any more", faulty.calls().isEmpty());
    assertEquals("its neighbour is", 1, sound.calls("task_kill").size());
    assertEquals(1, sound.calls("task_setnice").size());
    assertTrue(world.info("faulty").note(), world.info("faulty").note().contains("3 faults"));
    world.audit().await(e -> e.hook().equals("stack_quarantine"), "audit of it");
    assertEquals(3, world.audit().events(AuditEvent.Type.FAULT).size());
  }

  @Test
  public void anOperatorTakesItOut() {
    enable(faulty);
    failThreeTimes();
    refused(Errno.EBUSY, () -> host().stacker().checkUnload(world.operator(), "faulty"));
    disable("faulty");
    assertAllowed(kill());
  }

  @Test
  public void anOperatorEnablesItAgainAsANewIncarnation() {
    enable(faulty);
    failThreeTimes();
    faulty.deny("task_kill", Errno.EPERM);
    world.enable("faulty");
    assertDenied(Errno.EPERM, kill());
    assertEquals(2, world.info("faulty").incarnation());
    assertEquals(0, world.info("faulty").faults());
  }

  /** Deep recursion is the caller's doing; it must not switch a module off. */
  @Test
  public void aStackOverflowDeniesButDoesNotCount() {
    faulty.on(
        "task_kill",
        arguments -> {
          throw new StackOverflowError();
        });
    enable(faulty);
    for (int i = 0; i < 10; i++) {
      assertDenied(Errno.EACCES, kill());
    }
    assertEquals(0, world.info("faulty").faults());
    assertEquals(ModuleState.ENABLED, state("faulty"));
  }

  @Test
  public void aModuleHasNoVoteOnItsOwnRemovalEvenInQuarantine() {
    RecordingModule tyrant =
        RecordingModule.named("tyrant")
            .deny("stack_manage", Errno.EPERM)
            .deny("capable", Errno.EPERM);
    enable(tyrant);
    disable("tyrant");
    assertEquals(List.of(), stacked());
    world.enable("tyrant");
    host().modules().unregister(tyrant, false);
    assertEquals(ModuleState.QUARANTINED, state("tyrant"));
    disable("tyrant");
    assertEquals(List.of(), stacked());
  }

  @Test
  public void anotherModuleMayObject() {
    RecordingModule guard = RecordingModule.named("guard").deny("stack_manage", Errno.EPERM);
    enable(sound, guard);
    refused(Errno.EPERM, () -> disable("sound"));
    assertEquals(List.of("sound", "guard"), stacked());
    disable("guard");
    disable("sound");
    assertEquals(List.of(), stacked());
  }

  @Test
  public void whoHoldsNoCapabilityChangesNothing() {
    register(sound);
    var app = world.app().cred();
    refused(Errno.EPERM, () -> host().stacker().enable(app, "sound"));
    world.enable("sound");
    refused(Errno.EPERM, () -> host().stacker().disable(app, "sound"));
    refused(Errno.EPERM, () -> host().stacker().lockdown(app));
    assertEquals(List.of("sound"), stacked());
  }

  @Test
  public void aBundleUpdatedToAnotherHookApiDoesNotComeBack() {
    Owner owner = new Owner(5, "1", "file:five.jar", 0, "1", hooks -> {}, true);
    host().modules().register(faulty, owner);
    world.enable("faulty");
    Waits.open(host().modules().unregister(faulty, false), "end of use");
    Owner updated = new Owner(5, "2", "file:five.jar", 0, "2", hooks -> {}, true);
    RecordingModule back = RecordingModule.named("faulty");
    refused(Errno.ENOEXEC, () -> host().modules().register(back, updated));
    assertDenied(Errno.EACCES, kill());
    assertEquals(0, back.calls("task_kill").size());
    assertEquals(ModuleState.QUARANTINED, state("faulty"));
  }

  @Test
  public void aServiceThatGoesAwayLeavesADenyingPlaceUntilTheSameBundleComesBack() {
    Owner owner = new Owner(5, "1", "file:five.jar", 0, "1", hooks -> {}, true);
    host().modules().register(faulty, owner);
    world.enable("faulty");
    enable(sound);
    Waits.open(host().modules().unregister(faulty, false), "end of use");
    assertDenied(Errno.EACCES, kill());
    assertEquals(List.of("faulty", "sound"), stacked());
    RecordingModule stranger = RecordingModule.named("faulty");
    Owner other = new Owner(6, "1", "file:six.jar", 0, "1", hooks -> {}, true);
    refused(Errno.EEXIST, () -> host().modules().register(stranger, other));
    RecordingModule back = RecordingModule.named("faulty");
    host().modules().register(back, owner);
    assertAllowed(kill());
    assertEquals(1, back.calls("task_kill").size());
    assertEquals(List.of("faulty", "sound"), stacked());
  }

  @Test
  public void twoPlacesThatDenyDoNotKeepEachOtherFromTheOperator() {
    RecordingModule one = RecordingModule.named("one");
    RecordingModule other = RecordingModule.named("other");
    enable(one, other);
    Waits.open(host().modules().unregister(one, false), "end of use");
    Waits.open(host().modules().unregister(other, false), "end of use");
    refused(Errno.EPERM, () -> host().stacker().disable(world.app().cred(), "one"));
    disable("one");
    disable("other");
    assertAllowed(kill());
  }
}
