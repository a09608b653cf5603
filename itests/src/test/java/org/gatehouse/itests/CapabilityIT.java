package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** The capability module, loaded late and configured while bundles run. */
public class CapabilityIT extends InFramework {
  private static final String PID = "org.gatehouse.capability";

  private Bundle module;
  private Bundle app;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host()};
  }

  @Before
  public void loadLate() throws Exception {
    app = world.start(ModuleJar.plain("test.app").header("Capability", "cap_syslog=ep"));
    module = context.installBundle(Platform.location("capability-bundle"));
    module.start();
    World.await("registered", () -> world.state("capability").equals("registered"));
    world.stacker().enable(world.operator(), "capability");
    assertTrue(capable(Capability.CAP_SYS_BOOT).isDenied());
  }

  @After
  public void unload() throws Exception {
    configure(Map.of("capabilities", ""));
    world.stacker().disable(world.operator(), "capability");
    module.uninstall();
  }

  @Test
  public void bundleWasThereBeforeAndHoldsNothing() {
    for (Capability capability : Capability.values()) {
      assertEquals(Errno.EPERM, capable(capability).errno());
    }
    assertFalse(world.table().capable(world.operator(), Capability.CAP_MAC_ADMIN).isDenied());
  }

  @Test
  public void whatADenialAsksForWorksWithoutARestart() throws Exception {
    Verdict denied = capable(Capability.CAP_SYS_BOOT);
    String entry = denied.grant().replaceFirst(" added to capabilities in .*", "");
    assertEquals("/bundle/test.app cap_sys_boot=ep", entry);
    int incarnation = task().incarnation();
    configure(Map.of("capabilities", entry));
    World.await("granted", () -> !capable(Capability.CAP_SYS_BOOT).isDenied());
    assertEquals("the same incarnation", incarnation, task().incarnation());
    assertTrue(capable(Capability.CAP_KILL).isDenied());
    assertTrue(tasks(), tasks().contains("Capabilities for `" + task() + "': cap_sys_boot=ep\n"));
    configure(Map.of("capabilities", ""));
    World.await("withdrawn", () -> capable(Capability.CAP_SYS_BOOT).isDenied());
  }

  @Test
  public void aStartIsAnExecByTheConfigurationOfThatTime() throws Exception {
    configure(Map.of("capabilities", "/bundle/test.* cap_kill=ep"));
    World.await("granted", () -> !capable(Capability.CAP_KILL).isDenied());
    app.stop();
    app.start();
    assertFalse(capable(Capability.CAP_KILL).isDenied());
    assertTrue(capable(Capability.CAP_SYS_BOOT).isDenied());
  }

  @Test
  public void malformedConfigurationKeepsTheLastGoodOne() throws Exception {
    configure(Map.of("capabilities", "/bundle/test.app cap_kill=ep"));
    World.await("granted", () -> !capable(Capability.CAP_KILL).isDenied());
    configure(Map.of("capabilities", "/bundle/test.app cap_kil=ep", "manifest", "true"));
    configure(Map.of("capabilities", "/bundle/test.app cap_kill,cap_chown=ep"));
    World.await("the next good one", () -> !capable(Capability.CAP_CHOWN).isDenied());
    assertTrue(capable(Capability.CAP_SYSLOG).isDenied());
    assertEquals("enabled", world.state("capability"));
  }

  @Test
  public void manifestIsBelievedWhereTheOperatorSaysSo() throws Exception {
    assertTrue(capable(Capability.CAP_SYSLOG).isDenied());
    configure(Map.of("manifest", "true"));
    World.await("believed", () -> !capable(Capability.CAP_SYSLOG).isDenied());
    configure(Map.of("manifest", "false"));
    World.await("no longer", () -> capable(Capability.CAP_SYSLOG).isDenied());
  }

  @Test
  public void moduleThatVanishesDeniesAndComesBackWithItsGrants() throws Exception {
    configure(Map.of("capabilities", "/bundle/test.app cap_kill=ep"));
    World.await("granted", () -> !capable(Capability.CAP_KILL).isDenied());
    module.stop(Bundle.STOP_TRANSIENT);
    assertTrue(capable(Capability.CAP_KILL).isDenied());
    module.start();
    World.await("granted again", () -> !capable(Capability.CAP_KILL).isDenied());
    assertTrue(capable(Capability.CAP_SYS_BOOT).isDenied());
  }

  private Task task() {
    return world.tasks().find(app.getBundleId()).orElseThrow();
  }

  private Verdict capable(Capability capability) {
    return world.table().capable(task().cred(), capability);
  }

  private String tasks() {
    byte[] text =
        world.service(SecurityFs.class).read(world.operator(), "/security/capability/tasks");
    return new String(text, StandardCharsets.US_ASCII);
  }

  private void configure(Map<String, String> values) throws Exception {
    ConfigurationAdmin configurations = world.service(ConfigurationAdmin.class);
    configurations
        .getConfiguration(PID, "?")
        .update(FrameworkUtil.asDictionary(new HashMap<String, Object>(values)));
  }
}
