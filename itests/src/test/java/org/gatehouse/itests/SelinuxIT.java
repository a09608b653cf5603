package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * SELinux under the policy of the distribution, loaded late, updated and stacked while bundles run:
 * the app is the database, and reaches databases only.
 */
public class SelinuxIT extends InFramework {
  private static final String PID = "org.gatehouse.selinux";
  private static final Path ETC = Path.of("target/selinux-it").toAbsolutePath();
  private static final Path DATA = ETC.resolve("data");

  private Bundle module;
  private Bundle app;

  @Configuration
  public static Option[] configuration() {
    try {
      writePolicy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Option[] {
      Platform.host(), frameworkProperty("felix.fileinstall.dir").value(ETC.toString())
    };
  }

  private static void writePolicy() throws IOException {
    Path selinux = Files.createDirectories(ETC.resolve("selinux"));
    Files.createDirectories(DATA);
    Files.writeString(DATA.resolve("report"), "content");
    Files.writeString(DATA.resolve("db"), "content");
    Path policy = Path.of("../host/src/main/dist/etc/selinux/policy.33");
    Files.copy(policy, selinux.resolve("policy.33"), StandardCopyOption.REPLACE_EXISTING);
    String file = "%s/%s system_u:object_r:%s_data_t:s0\n";
    Files.writeString(
        selinux.resolve("file_contexts"),
        file.formatted(DATA, "report", "report") + file.formatted(DATA, "db", "h2"));
    Files.writeString(
        selinux.resolve("bundle_contexts"), "name=test.app context=system_u:system_r:h2_t:s0\n");
  }

  @Before
  public void loadLate() throws Exception {
    app = world.start(ModuleJar.plain("test.app"));
    path("report");
    module = context.installBundle(Platform.location("selinux-bundle"));
    module.start();
    World.await("registered", () -> world.state("selinux").equals("registered"));
    world.stacker().enable(world.operator(), "selinux");
  }

  @After
  public void unload() throws Exception {
    world.stacker().disable(world.operator(), "selinux");
    module.uninstall();
    configure(Map.of());
  }

  @Test
  public void bundlesAndFilesThatWereThereBeforeAreLabelled() {
    assertEquals("system_u:system_r:h2_t:s0", label());
    Verdict denied = permission("report", Mask.READ);
    assertEquals(Errno.EACCES, denied.errno());
    assertEquals("allow h2_t report_data_t:file read;", denied.grant());
    assertFalse(permission("db", Mask.READ | Mask.WRITE).isDenied());
  }

  @Test
  public void permissiveModeIsConfiguredAndTakenBackAtOnce() throws Exception {
    configure(Map.of("mode", "permissive"));
    World.await("permissive", () -> !permission("report", Mask.READ).isDenied());
    configure(Map.of("mode", "enforcing"));
    World.await("enforcing", () -> permission("report", Mask.READ).isDenied());
  }

  @Test
  public void moduleThatVanishesDeniesAndComesBackWithItsLabels() throws Exception {
    module.stop(Bundle.STOP_TRANSIENT);
    assertTrue(permission("db", Mask.READ).isDenied());
    module.start();
    World.await("allowed again", () -> !permission("db", Mask.READ).isDenied());
    assertEquals("allow h2_t report_data_t:file read;", permission("report", Mask.READ).grant());
  }

  @Test
  public void updatedModuleGoesOnWithPolicyAndMode() throws Exception {
    configure(Map.of("mode", "permissive"));
    World.await("permissive", () -> !permission("report", Mask.READ).isDenied());
    module.update();
    World.await("allowed again", () -> !permission("db", Mask.READ).isDenied());
    assertFalse(permission("report", Mask.READ).isDenied());
    assertEquals("system_u:system_r:h2_t:s0", label());
  }

  @Test
  public void unloadedAndLoadedLateUnderLoad() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger denials = new AtomicInteger();
    Thread load =
        new Thread(
            () -> {
              while (!over.get()) {
                denials.addAndGet(permission("db", Mask.READ).isDenied() ? 1 : 0);
              }
            });
    load.start();
    for (int i = 0; i < 30; i++) {
      world.stacker().disable(world.operator(), "selinux");
      assertFalse(permission("report", Mask.READ).isDenied());
      world.stacker().enable(world.operator(), "selinux");
      assertTrue(permission("report", Mask.READ).isDenied());
    }
    over.set(true);
    load.join();
    assertEquals(0, denials.get());
  }

  @Test
  public void besideSmackBothMustAllowAndNeitherLosesItsLabels() throws Exception {
    configure("org.gatehouse.smack", Map.of("files", DATA.resolve("db") + " Data"));
    Bundle smack = context.installBundle(Platform.location("smack-bundle"));
    smack.start();
    World.await("registered", () -> world.state("smack").equals("registered"));
    world.stacker().enable(world.operator(), "smack");
    try {
      assertEquals("allow h2_t report_data_t:file read;", permission("report", Mask.READ).grant());
      assertEquals("_ Data r", permission("db", Mask.READ).grant());
    } finally {
      world.stacker().disable(world.operator(), "smack");
      smack.uninstall();
      configure("org.gatehouse.smack", Map.of());
    }
    assertFalse(permission("db", Mask.READ).isDenied());
    assertEquals("system_u:system_r:h2_t:s0", label());
  }

  private Task task() {
    return world.tasks().find(app.getBundleId()).orElseThrow();
  }

  private String label() {
    byte[] label = world.table().getprocattr(task(), "current").value();
    return new String(label, StandardCharsets.US_ASCII);
  }

  private PathObject path(String name) {
    return world.service(ObjectTable.class).path(DATA.resolve(name));
  }

  private Verdict permission(String name, int mask) {
    return world.table().inodePermission(task().cred(), path(name).inode(), mask);
  }

  private void configure(Map<String, String> values) throws Exception {
    configure(PID, values);
  }

  private void configure(String pid, Map<String, String> values) throws Exception {
    world
        .service(ConfigurationAdmin.class)
        .getConfiguration(pid, "?")
        .update(FrameworkUtil.asDictionary(new HashMap<String, Object>(values)));
  }
}
