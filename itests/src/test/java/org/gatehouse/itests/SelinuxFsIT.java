package org.gatehouse.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** selinuxfs under the policy of the distribution, written by the operator and by a bundle. */
public class SelinuxFsIT extends InFramework {
  private static final String FS = "/fs/selinux/";
  private static final String APP = "system_u:system_r:h2_t:s0";
  private static final String DATA = "system_u:object_r:h2_data_t:s0";
  private static final Path POLICY = Path.of("../host/src/main/dist/etc/selinux/policy.33");
  private static final Path ETC = Path.of("target/selinuxfs-it").toAbsolutePath();

  private Bundle module;
  private Bundle app;

  @Configuration
  public static Option[] configuration() {
    try {
      Path selinux = Files.createDirectories(ETC.resolve("selinux"));
      Files.copy(POLICY, selinux.resolve("policy.33"), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(selinux.resolve("bundle_contexts"), "name=test.app context=" + APP + "\n");
      Files.writeString(selinux.resolve("file_contexts"), "/data(/.*)? " + DATA + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Option[] {
      Platform.host(), frameworkProperty("felix.fileinstall.dir").value(ETC.toString())
    };
  }

  @Before
  public void loadLate() throws Exception {
    app = world.start(ModuleJar.plain("test.app"));
    module = context.installBundle(Platform.location("selinux-bundle"));
    module.start();
    World.await("registered", () -> world.state("selinux").equals("registered"));
    world.stacker().enable(world.operator(), "selinux");
  }

  @After
  public void unload() throws Exception {
    world.stacker().disable(world.operator(), "selinux");
    module.uninstall();
  }

  private SecurityFs tree() {
    return world.service(SecurityFs.class);
  }

  private Cred task() {
    return world.tasks().find(app.getBundleId()).orElseThrow().cred();
  }

  private String read(Cred subject, String path) {
    return new String(tree().read(subject, path), StandardCharsets.ISO_8859_1);
  }

  private void write(Cred subject, String path, String text) {
    tree().write(subject, path, text.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  private String ask(Cred subject, String path, String text) {
    write(subject, path, text);
    return read(subject, path);
  }

  private Errno refused(Cred subject, String path, String text) {
    return assertThrows(LsmException.class, () -> write(subject, path, text)).errno();
  }

  @Test
  public void policyInForceIsTheFileAndCanBeLoadedAgain() throws IOException {
    byte[] policy = tree().read(world.operator(), FS + "policy");
    assertArrayEquals(Files.readAllBytes(POLICY), policy);
    tree().write(world.operator(), FS + "load", policy, 0);
    byte[] broken = Arrays.copyOf(policy, policy.length / 2);
    Errno errno =
        assertThrows(
                LsmException.class, () -> tree().write(world.operator(), FS + "load", broken, 0))
            .errno();
    assertEquals(Errno.EINVAL, errno);
    assertArrayEquals(policy, tree().read(world.operator(), FS + "policy"));
  }

  @Test
  public void bundleAsksWhatItsDomainMayAsk() {
    String file = read(task(), FS + "class/file/index");
    String answer = ask(task(), FS + "access", APP + " " + DATA + " " + file);
    long allowed = Long.parseLong(answer.split(" ")[0], 16);
    int read = Integer.parseInt(read(task(), FS + "class/file/perms/read"));
    assertTrue(answer, (allowed >> (read - 1) & 1) == 1);
    assertEquals(APP + "\0", ask(task(), FS + "context", APP));
    assertEquals(Errno.EACCES, refused(task(), FS + "user", APP + " system_u"));
    assertEquals(Errno.EACCES, refused(task(), FS + "enforce", "0"));
    assertEquals(Errno.EACCES, refused(task(), FS + "load", "x"));
    assertEquals("1", read(task(), FS + "enforce"));
  }

  @Test
  public void booleansAreCommittedWithoutAPauseForDecisions() throws InterruptedException {
    Cred operator = world.operator();
    String question = APP + " " + DATA + " " + read(operator, FS + "class/file/index");
    String before = ask(operator, FS + "access", question).split(" ")[0];
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger others = new AtomicInteger();
    Thread load =
        new Thread(
            () -> {
              while (!over.get()) {
                String now = ask(task(), FS + "access", question).split(" ")[0];
                others.addAndGet(now.equals(before) ? 0 : 1);
              }
            });
    load.start();
    for (int i = 0; i < 50; i++) {
      write(operator, FS + "booleans/h2_listen", String.valueOf(i % 2));
      write(operator, FS + "commit_pending_bools", "1");
      write(operator, "/security/selinux/reload", "1");
    }
    over.set(true);
    load.join();
    assertEquals(0, others.get());
    assertEquals("1 1", read(operator, FS + "booleans/h2_listen"));
  }

  @Test
  public void permissiveModeIsSeenInTheStatusPage() {
    byte[] before = tree().read(world.operator(), FS + "status");
    write(world.operator(), FS + "enforce", "0");
    assertFalse(Arrays.equals(before, tree().read(world.operator(), FS + "status")));
    write(world.operator(), FS + "enforce", "1");
    assertEquals("1", read(world.operator(), FS + "enforce"));
  }

  @Test
  public void toolsFindPathsAndRules() {
    Cred operator = world.operator();
    assertEquals(DATA, ask(operator, "/security/selinux/matchpathcon", "/data/x"));
    String rules = ask(operator, "/security/selinux/sesearch", "--allow --source=h2_t");
    assertTrue(rules, rules.contains("h2_data_t:file"));
    assertTrue(ask(operator, "/security/selinux/seinfo", "").contains("Handle unknown classes"));
  }
}
