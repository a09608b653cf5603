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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.FileObject;
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

/** AppArmor, loaded late, updated and stacked while bundles run: the app has a profile. */
public class AppArmorIT extends InFramework {
  private static final Path ETC = Path.of("target/apparmor-it").toAbsolutePath();
  private static final Path DATA = ETC.resolve("data");
  private static final Path PROFILE = ETC.resolve("apparmor.d/test.app");

  private Bundle module;
  private Bundle app;

  @Configuration
  public static Option[] configuration() {
    try {
      for (String name : List.of("apparmor.d", "selinux", "data")) {
        Files.createDirectories(ETC.resolve(name));
      }
      Files.writeString(DATA.resolve("mine"), "content");
      Files.writeString(DATA.resolve("other"), "content");
      writePolicyOfSelinux();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Option[] {
      Platform.host(), frameworkProperty("felix.fileinstall.dir").value(ETC.toString())
    };
  }

  private static void writePolicyOfSelinux() throws IOException {
    Path policy = Path.of("../host/src/main/dist/etc/selinux/policy.33");
    Path selinux = ETC.resolve("selinux");
    Files.copy(policy, selinux.resolve("policy.33"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        selinux.resolve("file_contexts"),
        "%s(/.*)? system_u:object_r:report_data_t:s0\n".formatted(DATA));
    Files.writeString(
        selinux.resolve("bundle_contexts"), "name=test.app context=system_u:system_r:h2_t:s0\n");
  }

  private static void profile(String rules) throws IOException {
    String text = "profile app /bundle/test.app {\n  %s\n  ^hat { }\n}\n".formatted(rules);
    Path fresh = ETC.resolve("fresh");
    Files.writeString(fresh, text);
    Files.move(fresh, PROFILE, StandardCopyOption.ATOMIC_MOVE);
  }

  @Before
  public void loadLate() throws Exception {
    profile(DATA + "/mine rw,");
    app = world.start(ModuleJar.plain("test.app"));
    module = load("apparmor");
  }

  private Bundle load(String name) throws Exception {
    Bundle bundle = context.installBundle(Platform.location(name + "-bundle"));
    bundle.start();
    World.await("registered", () -> world.state(name).equals("registered"));
    world.stacker().enable(world.operator(), name);
    return bundle;
  }

  private void unload(String name, Bundle bundle) throws Exception {
    world.stacker().disable(world.operator(), name);
    bundle.uninstall();
  }

  @After
  public void unload() throws Exception {
    unload("apparmor", module);
  }

  @Test
  public void bundlesThatWereThereBeforeAreAttached() {
    assertEquals("app (enforce)\n", label());
    Verdict denied = open("other");
    assertEquals(Errno.EACCES, denied.errno());
    assertEquals("%s/other r, in profile app of %s".formatted(DATA, PROFILE), denied.grant());
    assertFalse(open("mine").isDenied());
  }

  @Test
  public void moduleThatVanishesDeniesAndComesBack() throws Exception {
    module.stop(Bundle.STOP_TRANSIENT);
    assertTrue(open("mine").isDenied());
    module.start();
    World.await("allowed again", () -> !open("mine").isDenied());
    assertTrue(open("other").isDenied());
    assertEquals("app (enforce)\n", label());
  }

  @Test
  public void updatedModuleConfinesTheSameTasks() throws Exception {
    module.update();
    World.await("allowed again", () -> !open("mine").isDenied());
    assertTrue(open("other").isDenied());
    assertEquals("app (enforce)\n", label());
  }

  @Test
  public void aProfileThatIsEditedCountsWhileRequestsRun() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger denials = new AtomicInteger();
    Thread load = new Thread(() -> count(over, denials));
    load.start();
    for (int round = 0; round < 3; round++) {
      profile("%1$s/mine rw, %1$s/other r,".formatted(DATA));
      World.await("allowed", () -> !open("other").isDenied());
      profile(DATA + "/mine rw,");
      World.await("denied", () -> open("other").isDenied());
    }
    over.set(true);
    load.join();
    assertEquals(0, denials.get());
  }

  private void count(AtomicBoolean over, AtomicInteger denials) {
    while (!over.get()) {
      denials.addAndGet(open("mine").isDenied() ? 1 : 0);
    }
  }

  @Test
  public void unloadedAndLoadedLateUnderLoad() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger denials = new AtomicInteger();
    Thread load = new Thread(() -> count(over, denials));
    load.start();
    for (int i = 0; i < 30; i++) {
      world.stacker().disable(world.operator(), "apparmor");
      assertFalse(open("other").isDenied());
      world.stacker().enable(world.operator(), "apparmor");
      assertTrue(open("other").isDenied());
    }
    over.set(true);
    load.join();
    assertEquals(0, denials.get());
  }

  @Test
  public void aWrongTokenEndsTheBundle() throws Exception {
    assertEquals(15, set("changehat 1^hat").intValue());
    assertTrue(open("mine").isDenied());
    try {
      world.table().setselfattr(task().cred(), Attribute.CURRENT, bytes("changehat 2^"));
      assertTrue(open("mine").isDenied());
      World.await("stopped", () -> app.getState() == Bundle.RESOLVED);
    } finally {
      app.start();
    }
    World.await("allowed again", () -> !open("mine").isDenied());
  }

  private Integer set(String text) {
    return world.table().setselfattr(task().cred(), Attribute.CURRENT, bytes(text)).value();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  public void onTopOfSelinuxAndSmackOneDenialSaysWhoDenied() throws Exception {
    configure("org.gatehouse.smack", Map.of("files", DATA.resolve("mine") + " Data"));
    Bundle smack = load("smack");
    Bundle selinux = load("selinux");
    try {
      assertEquals("[selinux, smack]", deniers(open("mine")));
      assertEquals("[apparmor, selinux]", deniers(open("other")));
    } finally {
      unload("selinux", selinux);
      unload("smack", smack);
      configure("org.gatehouse.smack", Map.of());
    }
    assertFalse(open("mine").isDenied());
  }

  private static String deniers(Verdict verdict) {
    Decision decision = verdict.decision();
    return decision == null
        ? "nobody"
        : decision.answers().stream()
            .filter(each -> each.verdict().isDenied())
            .map(Decision.Answer::module)
            .sorted()
            .toList()
            .toString();
  }

  private Task task() {
    return world.tasks().find(app.getBundleId()).orElseThrow();
  }

  private String label() {
    byte[] label = world.table().getprocattr(task(), "current").value();
    return new String(label, StandardCharsets.US_ASCII);
  }

  private Verdict open(String name) {
    ObjectTable objects = world.service(ObjectTable.class);
    PathObject path = objects.path(DATA.resolve(name));
    FileObject file = objects.file(path, Mask.READ, task().cred());
    try {
      return world.table().fileOpen(task().cred(), file);
    } finally {
      objects.release(file);
    }
  }

  private void configure(String pid, Map<String, String> values) throws Exception {
    world
        .service(ConfigurationAdmin.class)
        .getConfiguration(pid, "?")
        .update(FrameworkUtil.asDictionary(new HashMap<String, Object>(values)));
  }
}
