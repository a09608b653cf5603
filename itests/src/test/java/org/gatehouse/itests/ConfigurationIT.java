package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Witness;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** The stacker's configuration: from the command line of the framework, and while it runs. */
public class ConfigurationIT extends InFramework {
  private static final String PID = "org.gatehouse.lsm.stacker";

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host()};
  }

  @Before
  public void theListToBeginWith() throws Exception {
    configure(Map.of("lsm", "guard,witness", "combine", "all"));
    World.await("the rule", () -> world.stacker().rule() == CombineRule.ALL);
  }

  @Test
  public void listedModulesAreEnabledInTheOrderOfTheList() throws Exception {
    world.start(ModuleJar.activated(Witness.class));
    world.start(ModuleJar.activated(Guard.class));
    assertEquals(
        List.of("guard", "witness"),
        world.stacker().list().stream().map(ModuleInfo::name).toList());
    assertEquals("enabled", world.state("guard"));
    assertEquals("enabled", world.state("witness"));
  }

  @Test
  public void newListAdmitsARegisteredModule() throws Exception {
    configure(Map.of("lsm", ""));
    configure(Map.of("combine", "first"));
    World.await("the rule", () -> world.stacker().rule() == CombineRule.FIRST);
    world.start(ModuleJar.activated(Guard.class));
    configure(Map.of("lsm", "guard"));
    World.await("enabled", () -> world.state("guard").equals("enabled"));
  }

  @Test
  public void newListTakesNoModuleOut() throws Exception {
    world.start(ModuleJar.activated(Guard.class));
    configure(Map.of("combine", "first"));
    World.await("the rule", () -> world.stacker().rule() == CombineRule.FIRST);
    assertEquals("enabled", world.state("guard"));
  }

  @Test
  public void malformedValueKeepsTheLastGoodOneAndSaysSo() throws Exception {
    configure(Map.of("combine", "first"));
    World.await("the rule", () -> world.stacker().rule() == CombineRule.FIRST);
    configure(Map.of("combine", "sometimes"));
    assertComplaint("combine=sometimes", "the last good");
    assertEquals(CombineRule.FIRST, world.stacker().rule());
  }

  @Test
  public void numberOutOfRangeIsNamed() throws Exception {
    configure(Map.of("combine", "first", "stall.seconds", "301"));
    assertComplaint("stall.seconds=301", "300");
    assertEquals(CombineRule.ALL, world.stacker().rule());
  }

  @Test
  public void unknownSettingIsNamedWithTheNearest() throws Exception {
    configure(Map.of("combine", "first", "quarantine.fault", "3"));
    assertComplaint("quarantine.fault", "quarantine.faults");
    assertEquals(CombineRule.ALL, world.stacker().rule());
  }

  @Test
  public void oldFormIsIgnoredWithAWordWhereTheNewOneIsGiven() throws Exception {
    configure(Map.of("lsm", "guard", "security", "witness"));
    assertComplaint("security=witness", "lsm=");
    world.start(ModuleJar.activated(Witness.class));
    assertEquals("registered", world.state("witness"));
  }

  private void configure(Map<String, String> values) throws Exception {
    Map<String, Object> all = new HashMap<>(values);
    ConfigurationAdmin configurations = world.service(ConfigurationAdmin.class);
    configurations.getConfiguration(PID, "?").update(FrameworkUtil.asDictionary(all));
  }

  private void assertComplaint(String... words) {
    World.await("a complaint with " + List.of(words), () -> complained(words));
    assertTrue(world.audit().flush(5000));
  }

  private boolean complained(String... words) {
    return world.audit().recent(10).stream()
        .filter(e -> e.type() == AuditEvent.Type.CONFIG)
        .anyMatch(e -> List.of(words).stream().allMatch(e.reason()::contains));
  }
}
