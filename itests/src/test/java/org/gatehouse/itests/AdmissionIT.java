package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Rival;
import org.gatehouse.itests.module.Witness;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.junit.Test;

/** Who gets into the stack, and what is refused with one clear line and the stack unchanged. */
public class AdmissionIT extends InFramework {
  @Test
  public void registeredModuleIsNotAsked() throws Exception {
    world.start(ModuleJar.activated(Guard.class));
    assertEquals("registered", world.state("guard"));
    assertFalse(world.attach().isDenied());
  }

  @Test
  public void operatorEnablesIt() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    assertEquals(Errno.EACCES, world.attach().errno());
  }

  @Test
  public void applicationMayNotEnableIt() throws Exception {
    world.start(ModuleJar.activated(Guard.class));
    LsmException refused = refused(world.application().cred(), "guard");
    assertEquals(Errno.EPERM, refused.errno());
    assertEquals("registered", world.state("guard"));
  }

  @Test
  public void unknownModuleIsRefusedWithTheNearestNames() throws Exception {
    world.start(ModuleJar.activated(Guard.class));
    LsmException refused = refused(world.operator(), "gaurd");
    assertEquals(Errno.ENOENT, refused.errno());
    assertTrue(refused.getMessage(), refused.getMessage().contains("guard"));
  }

  @Test
  public void takenIdIsRefusedAndTheFirstModuleStays() throws Exception {
    long first = world.enable(ModuleJar.activated(Guard.class), "guard").getBundleId();
    List<ModuleInfo> before = world.stacker().list();
    world.start(ModuleJar.activated(Guard.class).header("Bundle-SymbolicName", "test.double"));
    assertEquals(before, world.stacker().list());
    assertRefusal(Errno.EEXIST, "already registered as", "by bundle " + first);
  }

  @Test
  public void secondOfTwoThatConflictIsRefusedNamingTheFirst() throws Exception {
    world.enable(ModuleJar.activated(Witness.class), "witness");
    world.start(ModuleJar.activated(Rival.class));
    LsmException refused = refused(world.operator(), "rival");
    assertTrue(refused.getMessage(), refused.getMessage().contains("'witness'"));
    assertEquals("registered", world.state("rival"));
    assertEquals("enabled", world.state("witness"));
  }

  @Test
  public void conflictCountsFromBothSides() throws Exception {
    world.enable(ModuleJar.activated(Rival.class), "rival");
    world.start(ModuleJar.activated(Witness.class));
    LsmException refused = refused(world.operator(), "witness");
    assertTrue(refused.getMessage(), refused.getMessage().contains("'rival'"));
  }

  @Test
  public void moduleForAnotherHookApiIsRefused() throws Exception {
    world.start(ModuleJar.activated(Guard.class).header("Gatehouse-Hook-Api", "2"));
    assertEquals("gone", world.state("guard"));
    assertRefusal(Errno.ENOEXEC, "'guard'", "hook API 2");
  }

  @Test
  public void moduleForNoHookApiIsRefused() throws Exception {
    world.start(ModuleJar.activated(Guard.class).without("Gatehouse-Hook-Api"));
    assertEquals("gone", world.state("guard"));
    assertRefusal(Errno.ENOEXEC, "'guard'", "hook API none");
  }

  @Test
  public void bundleWithoutAModuleChangesNothing() throws Exception {
    long version = world.stacker().version();
    world.start(ModuleJar.plain("test.plain"));
    assertEquals(List.of(), world.stacker().list());
    assertEquals(version, world.stacker().version());
  }

  @Test
  public void enabledModuleMayNotBeUnloaded() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    LsmException refused =
        assertThrows(
            LsmException.class, () -> world.stacker().checkUnload(world.operator(), "guard"));
    assertEquals(Errno.EBUSY, refused.errno());
  }

  private LsmException refused(Cred subject, String name) {
    List<ModuleInfo> before = world.stacker().list();
    LsmException refused =
        assertThrows(LsmException.class, () -> world.stacker().enable(subject, name));
    assertEquals("the stack is unchanged", before, world.stacker().list());
    assertEquals(refused.getMessage(), 1, refused.getMessage().lines().count());
    return refused;
  }

  private void assertRefusal(Errno errno, String... words) {
    assertTrue(world.audit().flush(5000));
    List<AuditEvent> told =
        world.audit().recent(5).stream()
            .filter(e -> e.hook().equals("stack_register") && e.errno() == errno)
            .toList();
    assertFalse("told", told.isEmpty());
    String reason = told.get(told.size() - 1).reason();
    for (String word : words) {
      assertTrue(reason, reason.contains(word));
    }
  }
}
