package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Witness;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.testkit.Proves;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What the stack does when the service of an enabled module goes away, under load: an orderly end
 * is step 1, everything else leaves a place that denies until the module is back.
 */
public class StepsOutIT extends InFramework {
  private Bundle witness;
  private Load load;

  @Before
  public void aGuardAndAWitnessUnderLoad() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    witness = world.enable(ModuleJar.component(Witness.class), "witness");
    load = Load.on(world);
  }

  @Test
  public void persistentStopIsStepOne() throws Exception {
    witness.stop();
    assertEquals("gone", world.state("witness"));
    assertFalse("nobody keeps it shut any more", world.shutDoor().isDenied());
    load.end();
  }

  @Test
  public void uninstallIsStepOne() throws Exception {
    witness.uninstall();
    assertEquals("gone", world.state("witness"));
    assertFalse("nobody keeps it shut any more", world.shutDoor().isDenied());
    load.end();
  }

  @Test
  public void moduleOfAStoppedBundleIsNotAdmittedAgainByItself() throws Exception {
    witness.stop();
    witness.start();
    World.await("registered again", () -> !world.state("witness").equals("gone"));
    load.more(300);
    assertEquals("registered", world.state("witness"));
    load.end();
  }

  @Test
  public void transientStopLeavesADenyingPlace() throws Exception {
    witness.stop(Bundle.STOP_TRANSIENT);
    assertGoneAndShut();
    load.more(300);
    witness.start(Bundle.START_TRANSIENT);
    assertBack(2);
    load.endShut();
  }

  @Test
  public void refreshLeavesADenyingPlaceUntilTheModuleIsBack() throws Exception {
    world.refresh(witness);
    assertBack(2);
    load.endShut();
  }

  @Test
  public void updateOfTheBundleIsAReplace() throws Exception {
    witness.update(ModuleJar.component(Witness.class).header("Bundle-Version", "1.1.0").stream());
    assertBack(2);
    assertEquals("1.1.0", world.info("witness").version());
    load.endShut();
  }

  @Test
  public void startLevelChangeLeavesADenyingPlace() throws Exception {
    BundleStartLevel own = witness.adapt(BundleStartLevel.class);
    int level = own.getStartLevel();
    own.setStartLevel(10_000);
    World.await("stopped by level", () -> world.state("witness").equals("quarantined"));
    assertGoneAndShut();
    own.setStartLevel(level);
    assertBack(2);
    load.endShut();
  }

  @Test
  public void restartOfScrLeavesADenyingPlace() throws Exception {
    Bundle scr = world.bundle("org.apache.felix.scr");
    scr.stop();
    assertGoneAndShut();
    load.more(300);
    scr.start();
    assertBack(2);
    load.endShut();
  }

  @Test
  public void refreshOfThePromiseLibraryOpensNoDoor() throws Exception {
    world.refresh(world.bundle("org.osgi.util.promise"));
    assertBack(2);
    load.endShut();
  }

  @Test
  public void configurationOfAComponentWithoutModifiedMethodOpensNoDoor() throws Exception {
    ConfigurationAdmin configurations = world.service(ConfigurationAdmin.class);
    var configuration = configurations.getConfiguration(Witness.class.getName(), "?");
    for (int round = 1; round <= 3; round++) {
      configuration.update(FrameworkUtil.asDictionary(Map.of("round", round)));
      assertBack(1 + round);
    }
    configuration.delete();
    assertBack(5);
    load.endShut();
  }

  @Test
  public void configurationOfAComponentWithModifiedMethodIsNoChangeOfTheStack() throws Exception {
    Bundle yama = context.installBundle(Platform.location("yama-bundle"));
    try {
      yama.start();
      World.await("yama", () -> world.state("yama").equals("registered"));
      world.stacker().enable(world.operator(), "yama");
      long version = world.stacker().version();
      world
          .service(ConfigurationAdmin.class)
          .getConfiguration("org.gatehouse.yama", "?")
          .update(FrameworkUtil.asDictionary(Map.of("ptrace_scope", "2")));
      World.await("the scope", () -> scope().equals("2\n"));
      assertEquals(version, world.stacker().version());
      assertEquals(1, world.info("yama").incarnation());
    } finally {
      yama.uninstall();
    }
    load.endShut();
  }

  private String scope() {
    String file = "/proc/sys/kernel/yama/ptrace_scope";
    return new String(
        world.service(SecurityFs.class).read(world.operator(), file), StandardCharsets.UTF_8);
  }

  @Test
  public void vanishedModuleCannotBeEnabledUntilItIsBack() throws Exception {
    witness.stop(Bundle.STOP_TRANSIENT);
    LsmException refused =
        assertThrows(LsmException.class, () -> world.stacker().enable(world.operator(), "witness"));
    assertEquals(Errno.ENODEV, refused.errno());
    assertTrue(refused.getMessage(), refused.getMessage().contains("'witness'"));
    assertGoneAndShut();
    witness.start(Bundle.START_TRANSIENT);
    assertBack(2);
    load.endShut();
  }

  @Test
  public void operatorMayRemoveTheDenyingPlace() throws Exception {
    witness.stop(Bundle.STOP_TRANSIENT);
    world.stacker().disable(world.operator(), "witness");
    assertEquals("gone", world.state("witness"));
    assertFalse(world.openDoor().isDenied());
    witness.start(Bundle.START_TRANSIENT);
    World.await("registered", () -> world.state("witness").equals("registered"));
    load.end();
  }

  @Test
  public void uninstallOfABundleThatVanishedBeforeRemovesItsDenyingPlace() throws Exception {
    witness.stop(Bundle.STOP_TRANSIENT);
    assertGoneAndShut();
    witness.uninstall();
    World.await("gone", () -> world.state("witness").equals("gone"));
    assertFalse(world.openDoor().isDenied());
    load.end();
  }

  @Test
  public void denyingPlaceIsKeptForTheSameBundleOnly() throws Exception {
    witness.stop(Bundle.STOP_TRANSIENT);
    world.start(ModuleJar.component(Witness.class).header("Bundle-SymbolicName", "test.thief"));
    load.more(300);
    assertGoneAndShut();
    witness.start(Bundle.START_TRANSIENT);
    assertBack(2);
    assertEquals(witness.getBundleId(), world.info("witness").bundle());
    load.endShut();
  }

  @Test
  @Proves({"A2-6", "A2-7"})
  public void disabledModuleIsStillLoadedAndNoLongerAsked() throws Exception {
    world.stacker().disable(world.operator(), "witness");
    assertEquals("disabled", world.state("witness"));
    assertEquals(Bundle.ACTIVE, witness.getState());
    assertFalse(world.shutDoor().isDenied());
    world.stacker().enable(world.operator(), "witness");
    assertTrue(world.shutDoor().isDenied());
    load.end();
  }

  private void assertGoneAndShut() {
    assertEquals("quarantined", world.state("witness"));
    assertEquals(Errno.EACCES, world.openDoor().errno());
    assertEquals(Errno.EACCES, world.shutDoor().errno());
  }

  private void assertBack(int incarnation) {
    World.await(
        "incarnation " + incarnation,
        () ->
            world.state("witness").equals("enabled")
                && world.info("witness").incarnation() == incarnation);
    assertFalse(world.openDoor().isDenied());
    assertEquals(Errno.EPERM, world.shutDoor().errno());
  }
}
