package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** Smack, loaded late, configured and updated while bundles run. */
public class SmackIT extends InFramework {
  private static final String PID = "org.gatehouse.smack";

  private Bundle module;
  private Bundle app;
  private Path data;

  @Configuration
  public static Option[] configuration() {
    return new Option[] {Platform.host()};
  }

  @Before
  public void loadLate() throws Exception {
    data = Files.createTempDirectory("smack").toRealPath();
    Files.writeString(data.resolve("a"), "content");
    app = world.start(ModuleJar.plain("test.app").header("Smack-Label", "Asked"));
    path();
    configure(Map.of("bundles", "test.app App", "files", data + " Data"));
    module = context.installBundle(Platform.location("smack-bundle"));
    module.start();
    World.await("registered", () -> world.state("smack").equals("registered"));
    world.stacker().enable(world.operator(), "smack");
  }

  @After
  public void unload() throws Exception {
    world.stacker().disable(world.operator(), "smack");
    module.uninstall();
    configure(Map.of());
  }

  @Test
  public void bundlesAndFilesThatWereThereBeforeAreLabelled() {
    assertEquals("App", label());
    Verdict denied = permission(Mask.READ);
    assertEquals(Errno.EACCES, denied.errno());
    assertEquals("App Data r", denied.grant());
  }

  @Test
  public void whatADenialAsksForWorksWithoutARestartAndCanBeRevoked() {
    write("load2", permission(Mask.READ).grant());
    assertFalse(permission(Mask.READ).isDenied());
    assertTrue(permission(Mask.READ | Mask.WRITE).isDenied());
    write("revoke-subject", "App");
    assertTrue(permission(Mask.READ).isDenied());
  }

  @Test
  public void manifestIsBelievedWhereTheOperatorSaysSo() throws Exception {
    configure(Map.of("manifest", "true"));
    World.await("configured", () -> restarted().equals("Asked"));
    configure(Map.of("manifest", "true", "bundles", "test.* Mine"));
    World.await("configured", () -> restarted().equals("Mine"));
  }

  private String restarted() {
    try {
      app.stop();
      app.start();
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
    return label();
  }

  @Test
  public void malformedConfigurationKeepsTheLastGoodOne() throws Exception {
    configure(Map.of("bundles", "test.app -App", "manifest", "true"));
    configure(Map.of("bundles", "test.app Next"));
    World.await("the next good one", () -> restarted().equals("Next"));
    assertEquals("enabled", world.state("smack"));
  }

  @Test
  public void rulesAreSwappedUnderLoadWithoutADenialInBetween() throws Exception {
    write("load2", "App Data r");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger denials = new AtomicInteger();
    Thread load =
        new Thread(
            () -> {
              while (!over.get()) {
                denials.addAndGet(permission(Mask.READ).isDenied() ? 1 : 0);
              }
            });
    load.start();
    for (int i = 0; i < 300; i++) {
      fs().write(
              world.operator(), "/security/smack/policy", bytes("App Data r\nX Y" + i + " w"), 0);
    }
    over.set(true);
    load.join();
    assertEquals(0, denials.get());
  }

  @Test
  public void moduleThatVanishesDeniesAndComesBackWithItsRules() throws Exception {
    write("load2", "App Data r");
    module.stop(Bundle.STOP_TRANSIENT);
    assertTrue(permission(Mask.READ).isDenied());
    module.start();
    World.await("allowed again", () -> !permission(Mask.READ).isDenied());
    assertTrue(permission(Mask.WRITE).isDenied());
  }

  @Test
  public void updatedModuleGoesOnWithTheRules() throws Exception {
    write("load2", "App Data r");
    write("onlycap", "Nobody");
    module.update();
    World.await("allowed again", () -> !permission(Mask.READ).isDenied());
    assertTrue(permission(Mask.WRITE).isDenied());
    assertEquals("Nobody ", read("/fs/smackfs/onlycap"));
  }

  @Test
  public void withoutTheModuleNothingIsDeniedAndLaterFilesAreLabelledAgain() {
    assertTrue(permission(Mask.READ).isDenied());
    world.stacker().disable(world.operator(), "smack");
    assertFalse(permission(Mask.READ).isDenied());
    world.stacker().enable(world.operator(), "smack");
    assertEquals("App Data r", permission(Mask.READ).grant());
  }

  private Task task() {
    return world.tasks().find(app.getBundleId()).orElseThrow();
  }

  private String label() {
    return new String(
        world.table().getprocattr(task(), "current").value(), StandardCharsets.US_ASCII);
  }

  private PathObject path() {
    return world.service(ObjectTable.class).path(data.resolve("a"));
  }

  private Verdict permission(int mask) {
    return world.table().inodePermission(task().cred(), path().inode(), mask);
  }

  private SecurityFs fs() {
    return world.service(SecurityFs.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void write(String name, String text) {
    fs().write(world.operator(), "/fs/smackfs/" + name, bytes(text), 0);
  }

  private String read(String path) {
    return new String(fs().read(world.operator(), path), StandardCharsets.ISO_8859_1);
  }

  private void configure(Map<String, String> values) throws Exception {
    world
        .service(ConfigurationAdmin.class)
        .getConfiguration(PID, "?")
        .update(FrameworkUtil.asDictionary(new HashMap<String, Object>(values)));
  }
}
