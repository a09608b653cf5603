package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.audit.Actor;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What is refused for the server's own reasons is a SELINUX_ERR as Linux 6.12 writes it. */
public class ServerErrorsTest {
  private static final String USER = "system_u:user_r:user_t:s0-s3:c0.c15";
  private static final String CHILD = "system_u:user_r:user_child_t:s0";
  private static final Actor SELF = new Actor(7, 0, Actor.UNSET, Actor.UNSET, "kernel");

  private final FakeWorld world = new FakeWorld();
  private final Path etc = world.folder().resolve("etc");
  private final SelinuxState state = new SelinuxState(event -> {});
  private final SelinuxModule module = Modules.of(state, etc, Map.of(), new RecordingLog());
  private final List<String> lines = new ArrayList<>();

  @Before
  public void enable() throws IOException {
    Files.createDirectory(etc);
    Files.copy(Path.of("src/test/policy/mls.33"), etc.resolve("policy.33"));
    Files.writeString(world.folder().resolve("low"), "x");
    Files.writeString(
        etc.resolve("file_contexts"),
        world.folder()
            + "/low system_u:object_r:user_file_t:s0\n"
            + (world.folder() + "/tool system_u:object_r:log_t:s0\n"));
    Files.writeString(
        etc.resolve("bundle_contexts"),
        "name=org.example.app context=" + USER + "\nname=org.example.plugin context=" + CHILD);
    module.modified(Modules.config("operator", "system_u:admin_r:admin_t:s0-s3:c0.c15"));
    world.enable(module);
    state.server().tell(new Records(SELF, line -> lines.add(line.body())));
  }

  @After
  public void close() {
    world.close();
  }

  private Inode inode() {
    Path path = world.folder().resolve("low");
    return Objects.requireNonNull(world.host().objects().path(path).inode());
  }

  private Verdict setxattr(String context) {
    Xattr xattr = new Xattr(SelinuxXattr.FULL_NAME, context.getBytes(ISO_8859_1));
    return world.table().inodeSetxattr(world.app().cred(), inode(), xattr);
  }

  private String set(Attribute attribute, String context) {
    byte[] bytes = context.getBytes(ISO_8859_1);
    return world.table().setselfattr(world.app().cred(), attribute, bytes).toString();
  }

  @Test
  public void aTransitionThatNoBoundAllows() {
    assertEquals("EPERM", set(Attribute.CURRENT, "system_u:user_r:trial_t:s0"));
    assertEquals(
        List.of(
            "op=security_bounded_transition seresult=denied oldcontext="
                + USER
                + " newcontext=system_u:user_r:trial_t:s0"),
        lines);
  }

  @Test
  public void aRelabellingThatValidatetransForbidsInEitherMode() {
    assertTrue(setxattr("system_u:object_r:log_t:s0").isDenied());
    String line =
        "op=security_validate_transition seresult=denied"
            + " oldcontext=system_u:object_r:user_file_t:s0 newcontext=system_u:object_r:log_t:s0"
            + " taskcontext="
            + USER
            + " tclass=file";
    assertEquals(List.of(line), lines);
    state.setEnforcing(false);
    assertFalse(setxattr("system_u:object_r:log_t:s0").isDenied());
    assertEquals(List.of(line, line), lines);
  }

  @Test
  public void aContextThatIsNone() {
    assertTrue(setxattr("no:such\0").isDenied());
    assertEquals("EINVAL", set(Attribute.FSCREATE, "no \u00ff"));
    assertEquals("EINVAL", set(Attribute.EXEC, "no"));
    assertEquals(
        List.of("op=setxattr invalid_context=\"no:such\"", "op=fscreate invalid_context=6E6F20FF"),
        lines);
  }

  @Test
  public void whatABoundTakesAwayOnceUntilItIsDecidedAnew() {
    String file = world.folder().resolve("tool").toString();
    ProgramObject tool = new ProgramObject(file, List.of(file), null, world.plugin().cred());
    assertTrue(world.table().bprmCheckSecurity(world.plugin().cred(), tool).isDenied());
    assertTrue(world.table().bprmCheckSecurity(world.plugin().cred(), tool).isDenied());
    assertEquals(
        List.of(
            "op=security_compute_av reason=bounds scontext="
                + CHILD
                + " tcontext=system_u:object_r:log_t:s0 tclass=file perms=execute_no_trans"),
        lines);
  }
}
