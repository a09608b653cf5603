package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.util.Map;
import javax.inject.Inject;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Witness;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.stacker.CombineRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** The boot policy stands until every required module is enabled; this is one run through it. */
@RunWith(PaxExam.class)
public class RequiredIT {
  @Inject private BundleContext context;
  private World world;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {
      Platform.host(),
      frameworkProperty("required").value("witness,guard"),
      frameworkProperty("gatehouse.required.seconds").value("600"),
    };
  }

  @Test
  public void applicationsAreDeniedUntilTheRequiredModulesAreEnabled() throws Exception {
    world = new World(context);
    assertBootPolicy();
    configure();
    assertBootPolicy();
    world.enable(ModuleJar.activated(Guard.class), "guard");
    assertBootPolicy();
    world.enable(ModuleJar.activated(Witness.class), "witness");
    assertFalse("the boot is over", world.openDoor().isDenied());
    assertEquals("the guard says no", world.attach().reason());
    world.clear();
    assertFalse("it does not come back", world.openDoor().isDenied());
  }

  private void assertBootPolicy() {
    Verdict application = world.openDoor();
    assertEquals(Errno.EPERM, application.errno());
    assertTrue(application.reason(), application.reason().contains("required modules"));
    assertFalse(
        "the framework may attach unless a module objects",
        world
            .table()
            .taskSetscheduler(world.tasks().framework().cred(), world.application())
            .isDenied());
    assertFalse(
        "so may the operator",
        world.table().ptraceTraceme(world.operator(), world.application()).isDenied());
  }

  /** A configuration without {@code required} that arrives too early lowers nothing. */
  private void configure() throws Exception {
    Map<String, Object> values = Map.of("combine", "first");
    world
        .service(ConfigurationAdmin.class)
        .getConfiguration("org.gatehouse.lsm.stacker", "?")
        .update(FrameworkUtil.asDictionary(values));
    World.await("the rule", () -> world.stacker().rule() == CombineRule.FIRST);
  }
}
