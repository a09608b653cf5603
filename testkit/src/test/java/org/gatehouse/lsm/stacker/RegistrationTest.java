package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

public class RegistrationTest extends InWorld {
  private static Owner builtFor(String hookApi, boolean active) {
    return new Owner(7, "1.0.0", "file:x.jar", 0, hookApi, hooks -> {}, active);
  }

  /** A module that is itself a whole hook table, as the stacker is. */
  private static final class StackInStack implements SecurityModule, HookTable {
    @Override
    public ModuleId id() {
      return ModuleId.of("stack-in-stack");
    }
  }

  private String listmodules() {
    return new String(world.host().tree().read(world.operator(), "/security/stacker/listmodules"));
  }

  @Test
  @Proves("A1-1")
  public void everyModuleThatIsLoadedGoesThroughTheStacker() {
    RecordingModule module = RecordingModule.named("late");
    register(module);
    assertEquals(ModuleState.REGISTERED, state("late"));
    kill();
    assertTrue("registered, not asked", module.calls().isEmpty());
    world.enable("late");
    kill();
    assertEquals(1, module.calls("task_kill").size());
  }

  @Test
  public void onlyAnEnabledModuleMakesItsBundleOneOfAModule() {
    RecordingModule module = RecordingModule.named("owned");
    host().modules().register(module, builtFor("1", true));
    assertFalse("registered", host().stacker().offersModule(7));
    world.enable("owned");
    assertTrue(host().stacker().offersModule(7));
    assertFalse("another's", host().stacker().offersModule(8));
    disable("owned");
    assertFalse("disabled", host().stacker().offersModule(7));
  }

  @Test
  @Proves("A1-3")
  public void askedModulesAndAllModulesAreTwoLists() {
    enable(RecordingModule.named("asked"), RecordingModule.named("gone"));
    disable("gone");
    assertEquals(List.of("asked"), stacked());
    assertEquals(
        List.of("asked", "gone"), host().stacker().list().stream().map(ModuleInfo::name).toList());
  }

  @Test
  @Proves("A1-4")
  public void anEmptyStackShowsDummyUntilTheFirstAndAfterTheLastModule() {
    assertEquals("dummy\n", listmodules());
    assertAllowed(kill());
    enable(RecordingModule.named("first"));
    assertEquals("first\n", listmodules());
    disable("first");
    assertEquals("dummy\n", listmodules());
    refused(Errno.EEXIST, () -> register(RecordingModule.named("dummy")));
  }

  @Test
  @Proves("A1-5")
  public void aStackedModuleMayNotBeUnloaded() {
    enable(RecordingModule.named("pinned"));
    refused(Errno.EBUSY, () -> host().stacker().checkUnload(world.operator(), "pinned"));
    disable("pinned");
    host().stacker().checkUnload(world.operator(), "pinned");
  }

  @Test
  @Proves("A1-6")
  public void aModuleWhoseBundleCannotBePinnedIsRefused() {
    RecordingModule module = RecordingModule.named("stopping");
    refused(Errno.ENODEV, () -> host().modules().register(module, builtFor("1", false)));
    assertTrue(host().stacker().list().isEmpty());
  }

  /** Or its bundle, by going, would take the other's name out of what a restart enables. */
  @Test
  public void aRefusedServiceHoldsNoName() {
    RecordingModule module = RecordingModule.named("yama");
    RecordingModule impostor = RecordingModule.named("yama");
    register(module);
    refused(Errno.EEXIST, () -> register(impostor));
    assertEquals("yama", host().modules().nameOf(module));
    assertEquals("", host().modules().nameOf(impostor));
  }

  @Test
  public void aModuleOfAnotherHookApiIsRefusedNamingBothVersions() {
    RecordingModule module = RecordingModule.named("old");
    LsmException refusal =
        refused(Errno.ENOEXEC, () -> host().modules().register(module, builtFor("99", true)));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("hook API 99, this is 1"));
    refused(Errno.ENOEXEC, () -> host().modules().register(module, builtFor(null, true)));
    assertTrue(host().stacker().list().isEmpty());
  }

  @Test
  @Proves("A1-8")
  public void aStackIsNotAModule() {
    refused(Errno.EINVAL, () -> host().modules().register(new StackInStack(), Owner.NONE));
  }

  @Test
  @Proves("A1-9")
  public void anUnknownNameIsNotThereAndTheNearestNamesAreGiven() {
    register(RecordingModule.named("yama"));
    LsmException refusal =
        refused(Errno.ENOENT, () -> host().stacker().checkUnload(world.operator(), "yamma"));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("did you mean yama?"));
    refused(Errno.ENOENT, () -> host().stacker().enable(world.operator(), "yamma"));
    refused(Errno.ENOENT, () -> host().stacker().disable(world.operator(), "yamma"));
    refused(Errno.ENOENT, () -> host().stacker().info("yamma"));
  }

  @Test
  @Proves("A1-9")
  public void unregisteringForgetsTheModuleAltogether() {
    RecordingModule module = RecordingModule.named("gone");
    enable(module);
    world.unload(module);
    assertTrue(host().stacker().list().isEmpty());
    refused(Errno.ENOENT, () -> host().stacker().info("gone"));
    world.enable(module);
    assertEquals(ModuleState.ENABLED, state("gone"));
  }

  @Test
  @Proves("A1-10")
  public void aNameThatIsTakenIsRefused() {
    enable(RecordingModule.named("same"));
    RecordingModule second = RecordingModule.named("same").deny("task_kill", Errno.EPERM);
    refused(Errno.EEXIST, () -> register(second));
    refused(Errno.EEXIST, () -> world.enable("same"));
    assertAllowed(kill());
    assertTrue(second.calls().isEmpty());
  }

  @Test
  @Proves("T-ids")
  public void aNumberThatIsTakenIsRefused() {
    enable(RecordingModule.named("first"));
    ModuleId stolen = new ModuleId("second", ModuleId.of("first").number());
    SecurityModule thief = () -> stolen;
    LsmException refusal =
        refused(
            Errno.EEXIST,
            () -> host().modules().register(RecordingModule.around(thief), Owner.NONE));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("first"));
  }

  @Test
  public void theNameOfTheBootPolicyIsTheHostsOwn() {
    refused(Errno.EEXIST, () -> register(RecordingModule.named("boot")));
  }

  @Test
  public void aModuleThatThrowsWhileItIsEnabledIsRefusedAndLeavesNothing() {
    SecurityModule inner =
        new SecurityModule() {
          @Override
          public ModuleId id() {
            return ModuleId.of("broken");
          }

          @Override
          public void enabling(org.gatehouse.lsm.module.ModuleContext context) {
            context.slots().reserve(org.gatehouse.lsm.blob.ObjectKind.TASK);
            throw new IllegalStateException("no policy file");
          }
        };
    register(RecordingModule.around(inner));
    long version = host().stacker().version();
    LsmException refusal = refused(Errno.EINVAL, () -> world.enable("broken"));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("no policy file"));
    assertEquals(version, host().stacker().version());
    assertEquals(ModuleState.REGISTERED, state("broken"));
    assertFalse(stacked().contains("broken"));
  }
}
