package org.gatehouse.apparmor.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleState;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The module and the operator's files. */
public class ProfileFilesTest {
  private static final String APP = "profile app /bundle/org.example.app { /** %s, }\n";

  private final Confined here = new Confined("");
  private final Path etc = here.world.folder().resolve("etc");
  private final Task app = here.world.app();
  private long clock = 1_000_000;

  @Before
  public void makeDirectory() throws IOException {
    Files.createDirectory(etc);
  }

  @After
  public void close() {
    here.close();
  }

  @Test
  public void aFileWithAFaultKeepsTheModuleFromStarting() throws IOException {
    Files.writeString(etc.resolve("app"), "profile app { nonsense }");
    LsmException refused = assertThrows(LsmException.class, here::enabled);
    assertEquals(Errno.EINVAL, refused.errno());
    assertTrue(refused.getMessage(), refused.getMessage().contains("app:1:24"));
  }

  /** Each writing has a time of its own. */
  private void write(String text) throws IOException {
    Path file = Files.writeString(etc.resolve("app"), text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(clock++));
  }

  @Test
  public void aFileThatChangesCountsWhileTasksRun() throws Exception {
    write(APP.formatted("r"));
    here.enabled();
    PathObject file = here.file("x");
    assertSame(Verdict.ALLOW, here.open(app, file, Mask.READ));
    write(APP.formatted("w"));
    here.look();
    assertSame(Verdict.ALLOW, here.open(app, file, Mask.READ));
    here.look();
    Verdict denied = here.open(app, file, Mask.READ);
    assertTrue(denied.grant(), denied.grant().endsWith("of " + etc.resolve("app")));
    write("nonsense");
    here.look();
    here.look();
    assertTrue(here.log.lines().toString().contains("stays in force"));
    assertSame(Verdict.ALLOW, here.open(app, file, Mask.WRITE));
    assertEquals(ModuleState.ENABLED, here.world.info("apparmor").state());
  }

  @Test
  public void theTreeTakesProfilesFromWhoeverAdministersOnly() {
    here.enabled();
    byte[] text = APP.formatted("r").getBytes(StandardCharsets.UTF_8);
    var tree = here.world.host().tree();
    String replace = "/security/apparmor/.replace";
    LsmException refused =
        assertThrows(LsmException.class, () -> tree.write(app.cred(), replace, text, 0));
    assertEquals(Errno.EACCES, refused.errno());
    tree.write(here.world.operator(), replace, text, 0);
    assertEquals(1, here.policy.get().all().size());
  }
}
