package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Under a policy with levels, bounds and constraints: what a denial says of its cause. */
public class WhyDeniedTest {
  private final FakeWorld world = new FakeWorld();
  private final Path etc = world.folder().resolve("etc");
  private final SelinuxState state = new SelinuxState(event -> {});
  private final SelinuxModule module = Modules.of(state, etc, Map.of(), new RecordingLog());

  @Before
  public void write() throws IOException {
    Files.createDirectory(etc);
    Files.copy(Path.of("src/test/policy/mls.33"), etc.resolve("policy.33"));
    Files.writeString(world.folder().resolve("low"), "x");
    Files.writeString(world.folder().resolve("high"), "x");
    Files.writeString(
        etc.resolve("file_contexts"),
        world.folder()
            + "/low system_u:object_r:user_file_t:s0\n"
            + (world.folder() + "/tool system_u:object_r:log_t:s0\n")
            + (world.folder() + "/high system_u:object_r:user_file_t:s3\n"));
  }

  private void enable(String app, String plugin) throws IOException {
    Files.writeString(
        etc.resolve("bundle_contexts"),
        "name=org.example.app context=" + app + "\nname=org.example.plugin context=" + plugin);
    module.modified(Modules.config("operator", "system_u:admin_r:admin_t:s0-s3:c0.c15"));
    world.enable(module);
  }

  @After
  public void close() {
    world.close();
  }

  private Inode inode(String name) {
    Path path = world.folder().resolve(name);
    return Objects.requireNonNull(world.host().objects().path(path).inode());
  }

  private Verdict permission(Task task, String name, int mask) {
    return world.table().inodePermission(task.cred(), inode(name), mask);
  }

  private String set(Task task, Attribute attribute, String context) {
    byte[] bytes = context.getBytes(ISO_8859_1);
    return world.table().setselfattr(task.cred(), attribute, bytes).toString();
  }

  @Test
  public void aConstraintIsNamedWithItsExpression() throws IOException {
    enable("system_u:user_r:user_t:s1", "system_u:user_r:user_t:s1");
    assertSame(Verdict.ALLOW, permission(world.app(), "low", Mask.READ));
    Verdict denied = permission(world.app(), "high", Mask.READ);
    assertEquals(Errno.EACCES, denied.errno());
    assertEquals(
        "# constrain file read ((l1 dom l2) or (t1 == { kernel_t guard_t })) takes it away",
        denied.grant());
  }

  @Test
  public void aBoundIsNamed() throws IOException {
    enable("system_u:user_r:user_child_t:s0", "system_u:user_r:user_t:s0");
    String file = world.folder().resolve("tool").toString();
    ProgramObject tool = new ProgramObject(file, List.of(file), null, world.app().cred());
    Verdict denied = world.table().bprmCheckSecurity(world.app().cred(), tool);
    assertEquals("# the bound of user_child_t has no execute_no_trans", denied.grant());
    Verdict unruled =
        world.table().ptraceAccessCheck(world.app().cred(), world.plugin(), PtraceMode.READ);
    assertEquals("allow user_child_t user_t:file read;", unruled.grant());
  }

  @Test
  public void aPermissiveDomainIsRecordedOnceAndAllowed() throws IOException {
    enable("system_u:user_r:trial_t:s0", "system_u:user_r:user_t:s0");
    Verdict first = permission(world.app(), "high", Mask.READ);
    assertFalse(first.isDenied());
    assertTrue(first.reason(), first.reason().endsWith("permissive=1"));
    assertSame(Verdict.ALLOW, permission(world.app(), "high", Mask.READ));
    assertTrue(permission(world.plugin(), "high", Mask.READ).isDenied());
  }

  @Test
  public void aTaskGoesToALabelThatItsOwnBoundsOnly() throws IOException {
    enable("system_u:user_r:user_t:s0", "system_u:user_r:user_t:s0");
    assertEquals("EPERM", set(world.app(), Attribute.CURRENT, "system_u:user_r:trial_t:s0"));
    String child = "system_u:user_r:user_child_t:s0";
    assertEquals("EACCES", set(world.app(), Attribute.CURRENT, child));
    state.setEnforcing(false);
    assertEquals("31", set(world.app(), Attribute.CURRENT, child));
    byte[] now = world.table().getselfattr(world.app().cred(), Attribute.CURRENT).value();
    assertEquals(child, new String(now, ISO_8859_1));
  }

  @Test
  public void aRelabellingThatValidatetransForbidsIsEperm() throws IOException {
    enable("system_u:user_r:user_t:s0-s3:c0.c15", "system_u:user_r:user_t:s0");
    byte[] other = "system_u:object_r:log_t:s0".getBytes(ISO_8859_1);
    Xattr xattr = new Xattr(SelinuxXattr.FULL_NAME, other);
    Verdict denied = world.table().inodeSetxattr(world.app().cred(), inode("low"), xattr);
    assertEquals(denied.toString(), Errno.EPERM, denied.errno());
  }

  @Test
  public void whatAnUnknownContextLabelsIsUnlabelledUntilAPolicyKnowsIt() throws IOException {
    Path file = world.folder().resolve("theirs");
    Files.writeString(file, "x");
    assertTrue(SelinuxXattr.write(file, "system_u:object_r:h2_data_t:s0"));
    enable("system_u:user_r:user_t:s0", "system_u:user_r:user_t:s0");
    assertTrue(permission(world.app(), "theirs", Mask.READ).isDenied());
    assertEquals(
        "system_u:object_r:unlabeled_t:s3:c0.c15",
        new String(world.table().inodeGetsecctx(inode("theirs")).value(), ISO_8859_1));
    state.load(Files.readAllBytes(Path.of("../host/src/main/dist/etc/selinux/policy.33")));
    assertEquals(
        "system_u:object_r:h2_data_t:s0",
        new String(world.table().inodeGetsecctx(inode("theirs")).value(), ISO_8859_1));
  }
}
