package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;

/**
 * A world under the policy of the distribution: the app is the database (h2_t), its plugin the
 * bundle that reports (report_t), the stranger any other bundle (app_t).
 */
abstract class InDistribution {
  protected static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");
  protected static final int READ_WRITE = Mask.READ | Mask.WRITE;

  protected final FakeWorld world = new FakeWorld();
  protected final RecordingLog log = new RecordingLog();
  protected final SelinuxState state = new SelinuxState(event -> {});
  protected final Path etc = world.folder().resolve("etc");
  protected final Map<String, String> jars = new HashMap<>();
  protected final SelinuxModule module = Modules.of(state, etc, jars, log);
  protected Path data;

  @Before
  public void configure() throws IOException {
    data = Files.createDirectory(world.folder().resolve("data"));
    Files.createDirectory(data.resolve("h2"));
    Files.writeString(data.resolve("h2/db"), "content");
    Files.writeString(data.resolve("report"), "content");
    Files.writeString(data.resolve("other"), "content");
    Files.createDirectory(etc);
    Files.copy(ETC.resolve("policy.33"), etc.resolve("policy.33"));
    fileContexts(
        "%s(/.*)? bundle_data_t",
        "%s/h2(/.*)? h2_data_t",
        "%s/report report_data_t",
        "%s/h2.jar h2_exec_t",
        "%s/any.jar bundle_exec_t",
        "%s/report.jar report_exec_t");
    bundleContexts(
        "org.example.app h2_t", "org.example.plugin report_t", "org.example.stranger app_t");
  }

  protected void fileContexts(String... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String[] words = line.formatted(data).split(" ");
      text.append("%s system_u:object_r:%s:s0\n".formatted((Object[]) words));
    }
    Files.writeString(etc.resolve("file_contexts"), text);
  }

  protected void bundleContexts(String... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(
          "name=%s context=system_u:system_r:%s:s0\n".formatted((Object[]) line.split(" ")));
    }
    Files.writeString(etc.resolve("bundle_contexts"), text);
  }

  @After
  public void close() {
    world.close();
  }

  protected void enable() {
    world.enable(module);
  }

  protected String label(Cred cred) {
    return new String(world.table().getselfattr(cred, Attribute.CURRENT).value(), ISO_8859_1);
  }

  protected String type(Task task) {
    return label(task.cred()).split(":")[2];
  }

  protected PathObject path(String name) {
    return world.host().objects().path(data.resolve(name));
  }

  protected Inode inode(String name) {
    return Objects.requireNonNull(path(name).inode());
  }

  protected String type(String name) {
    byte[] context = world.table().inodeGetsecctx(inode(name)).value();
    return new String(context, ISO_8859_1).split(":")[2];
  }

  protected Verdict permission(Task task, String name, int mask) {
    return world.table().inodePermission(task.cred(), inode(name), mask);
  }

  protected Verdict open(Task task, String name, int mask) {
    FileObject file = world.host().objects().file(path(name), mask, task.cred());
    try {
      return world.table().fileOpen(task.cred(), file);
    } finally {
      world.host().objects().release(file);
    }
  }

  protected String set(Cred subject, Attribute attribute, String context) {
    return world.table().setselfattr(subject, attribute, context.getBytes(ISO_8859_1)).toString();
  }
}
