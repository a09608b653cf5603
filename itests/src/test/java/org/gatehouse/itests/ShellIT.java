package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import javax.inject.Inject;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.gatehouse.itests.module.Guard;
import org.gatehouse.itests.module.Rival;
import org.gatehouse.itests.module.Witness;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The commands in a running framework: above all, what bad input is answered with. */
@RunWith(PaxExam.class)
public class ShellIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Inject private BundleContext context;
  private World world;
  private CommandSession session;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private List<Bundle> before;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host(), Platform.shell()};
  }

  @Before
  public void openASession() {
    world = new World(context);
    World.await("the commands", () -> hasCommand("lsm:check") && hasCommand("lsm:load"));
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    session =
        world
            .service(CommandProcessor.class)
            .createSession(new ByteArrayInputStream(new byte[0]), out, out);
    before = List.of(context.getBundles());
  }

  @After
  public void clear() throws Exception {
    session.close();
    for (Bundle bundle : context.getBundles()) {
      if (!before.contains(bundle)) {
        bundle.uninstall();
      }
    }
    world.clear();
  }

  @Test
  public void unknownModuleIsNamedWithTheNearest() throws Exception {
    world.start(ModuleJar.activated(Guard.class));
    for (String command : List.of("info", "enable", "disable", "unload")) {
      assertRefused("lsm:" + command + " gaurd", "ENOENT", "'gaurd'", "guard");
    }
    assertRefused("lsm:replace gaurd guard", "ENOENT", "'gaurd'", "guard");
    assertRefused("lsm:load no-such-module", "ENOENT", "'no-such-module'");
  }

  @Test
  public void unknownHookIsNamedWithTheNearest() {
    assertRefused("lsm:check taskKil self", "ENOENT", "'taskKil'", "taskKill");
  }

  @Test
  public void unknownTaskIsNamedWithTheNearest() {
    assertRefused("lsm:check taskKill frameworg", "'frameworg'", "framework");
    assertRefused("lsm:check taskKill 99999", "'99999'");
  }

  @Test
  public void unknownFileIsNamedWithTheNearest() {
    assertRefused("lsm:cat /security/stacker/listmodule", "ENOENT", "listmodules");
    assertRefused("lsm:ls /securty", "ENOENT", "security");
    assertRefused("lsm:echo 1 /security/stacker/lockdwn", "ENOENT", "lockdown");
  }

  @Test
  public void nameOf129CharactersIsRefused() {
    assertRefused("lsm:info " + "x".repeat(129), "'" + "x".repeat(129) + "'");
    assertRefused("lsm:load " + "x".repeat(129), "x".repeat(129));
  }

  @Test
  public void takenIdIsRefused() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    ModuleJar other = ModuleJar.activated(Guard.class).header("Bundle-SymbolicName", "test.other");
    assertRefused("lsm:load " + jar(other), "EEXIST", "guard", "already registered");
  }

  @Test
  public void bundleWithoutAModuleIsRefused() throws Exception {
    assertRefused("lsm:load " + jar(ModuleJar.plain("test.plain")), "EINVAL", "no security module");
  }

  @Test
  public void moduleForAnotherHookApiIsRefused() throws Exception {
    ModuleJar jar = ModuleJar.activated(Guard.class).header("Gatehouse-Hook-Api", "2");
    assertRefused("lsm:load " + jar(jar), "ENOEXEC", "hook API 2");
  }

  @Test
  public void jarThatIsNoBundleIsRefused() throws Exception {
    Path empty = folder.newFile("empty.jar").toPath();
    new JarOutputStream(Files.newOutputStream(empty)).close();
    assertRefused("lsm:load " + empty, "EINVAL", "no bundle");
    Path text = Files.writeString(folder.newFile("text.jar").toPath(), "not a jar at all");
    assertRefused("lsm:load " + text, "EINVAL", "no bundle");
  }

  @Test
  public void missingFileIsNamed() {
    assertRefused("lsm:load ./nowhere/x.jar", "ENOENT", "nowhere/x.jar");
  }

  @Test
  public void conflictIsRefusedNamingTheFirstAndNothingStaysInstalled() throws Exception {
    world.enable(ModuleJar.activated(Witness.class), "witness");
    assertRefused("lsm:load " + jar(ModuleJar.activated(Rival.class)), "'rival'", "'witness'");
  }

  @Test
  public void enabledModuleIsNotUnloaded() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    assertRefused("lsm:unload guard", "EBUSY", "guard");
  }

  @Test
  public void stopCommandOnAnEnabledModulesBundleIsStepOne() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    Bundle witness = world.enable(ModuleJar.component(Witness.class), "witness");
    Load load = Load.on(world);
    session.execute("felix:stop " + witness.getBundleId());
    assertEquals("gone", world.state("witness"));
    assertFalse(world.shutDoor().isDenied());
    load.end();
  }

  @Test
  public void loadInstallsStartsAndEnables() throws Exception {
    Object told = session.execute("lsm:load " + jar(ModuleJar.component(Guard.class)));
    assertTrue("" + told, ("" + told).startsWith("guard 1.0.0 is enabled, bundle "));
    assertTrue(world.attach().isDenied());
    session.execute("lsm:disable guard");
    session.execute("lsm:unload guard");
    assertEquals("gone", world.state("guard"));
    assertEquals(before, List.of(context.getBundles()));
  }

  @Test
  public void checkFailsWithTheDenialAndChangesNothing() throws Exception {
    world.enable(ModuleJar.activated(Guard.class), "guard");
    assertRefused(
        "lsm:check ptraceAccessCheck self child=self mode=attach", "EACCES", "the guard says no");
    session.execute("lsm:check --quiet ptraceAccessCheck self child=self mode=attach");
  }

  @Test
  public void listIsJsonWithSixKeys() throws Exception {
    Bundle guard = world.enable(ModuleJar.activated(Guard.class), "guard");
    String json = ("" + session.execute("lsm:list --json")).replaceAll("\\s+", "");
    String expected =
        "[{\"name\":\"guard\",\"id\":%d,\"state\":\"enabled\",\"order\":\"mutable\","
            + "\"bundle\":%d,\"version\":\"1.0.0\"}]";
    long id = world.info("guard").id().number();
    assertEquals(expected.formatted(id, guard.getBundleId()), json);
  }

  private void assertRefused(String command, String... words) {
    List<ModuleInfo> modules = world.stacker().list();
    List<Bundle> bundles = List.of(context.getBundles());
    Exception refused = assertThrows(command, Exception.class, () -> session.execute(command));
    String message = "" + refused.getMessage();
    for (String word : words) {
      assertTrue(command + " said: " + message, message.contains(word));
    }
    assertFalse(command + " said: " + message, message.contains("Exception"));
    assertEquals(message, 1, message.lines().count());
    assertEquals("the stack is unchanged", modules, world.stacker().list());
    assertEquals("so are the bundles", bundles, List.of(context.getBundles()));
  }

  private Path jar(ModuleJar jar) throws Exception {
    return jar.at(folder.getRoot().toPath().resolve("module.jar"));
  }

  private boolean hasCommand(String name) {
    return Arrays.stream(context.getBundles())
        .filter(b -> b.getRegisteredServices() != null)
        .flatMap(b -> Arrays.stream(b.getRegisteredServices()))
        .filter(s -> "lsm".equals(s.getProperty(CommandProcessor.COMMAND_SCOPE)))
        .map(s -> s.getProperty(CommandProcessor.COMMAND_FUNCTION))
        .map(f -> f instanceof String[] many ? List.of(many) : List.of("" + f))
        .anyMatch(functions -> functions.contains(name.substring("lsm:".length())));
  }
}
