package org.gatehouse.selinux.fs;

import static org.gatehouse.selinux.fs.FsWorld.APP;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.junit.After;
import org.junit.Test;

public class ToolFilesTest {
  private static final String SEINFO = ToolFiles.ROOT + "seinfo";
  private static final String SESEARCH = ToolFiles.ROOT + "sesearch";
  private static final String MATCHPATHCON = ToolFiles.ROOT + "matchpathcon";

  private final FsWorld fs = new FsWorld();

  @After
  public void close() {
    fs.close();
  }

  @Test
  public void policyOfTheDirectoryIsLoaded() {
    fs.write(ToolFiles.ROOT + "reload", "1");
    assertTrue(fs.state.isLoaded());
    assertEquals(APP + "\0", fs.ask("context", APP));
    assertEquals("", fs.read(ToolFiles.ROOT + "progress"));
  }

  @Test
  public void whoMayNotLoadAPolicyMayNotLoadItAgain() {
    fs.denied.add("load_policy");
    fs.fails(Errno.EACCES, ToolFiles.ROOT + "reload", "1");
    assertFalse(fs.state.isLoaded());
  }

  @Test
  public void rulesAreFoundByTypeClassPermissionAndBoolean() {
    fs.load();
    assertEquals("allow app_t data_t:file read;", search("--allow --source=app_t --perms=read"));
    assertEquals(
        "allow app_t data_t:file write; [ app_write ]:True",
        search("--allow --source=app_t --bool=app_write"));
    assertEquals("type_transition app_t data_t:file made_t;", search("--type_trans --class=file"));
    assertEquals("", search("--allow --source=child_t"));
  }

  private String search(String line) {
    return fs.ask(SESEARCH, line);
  }

  @Test
  public void searchesForWhatThePolicyLacksAreRefused() {
    fs.fails(Errno.EINVAL, SESEARCH, "--allow");
    fs.load();
    fs.fails(Errno.EINVAL, SESEARCH, "");
    fs.fails(Errno.EINVAL, SESEARCH, "--source=app_t");
    fs.fails(Errno.EINVAL, SESEARCH, "--allow --source=none_t");
    fs.fails(Errno.EINVAL, SESEARCH, "--allow --class=none");
    fs.fails(Errno.EINVAL, SESEARCH, "--allow --bool=none");
    fs.fails(Errno.EINVAL, SESEARCH, "--what");
    fs.denied.add("read_policy");
    fs.fails(Errno.EACCES, SESEARCH, "--allow");
  }

  @Test
  public void statisticsAndListsAreShown() {
    fs.load();
    List<String> lines = fs.ask(SEINFO, "").lines().toList();
    assertEquals("Policy Version:             33 (MLS enabled)", lines.get(0));
    assertTrue(
        lines.toString(), lines.contains("  Types:                 4    Attributes:            0"));
    assertEquals("\nBooleans: 1\n   bool app_write false;", fs.ask(SEINFO, "--bool --expand"));
    assertEquals("\nTypes: 1\n   type app_t;", fs.ask(SEINFO, "--type=app_t --expand"));
    fs.fails(Errno.EINVAL, SEINFO, "--type=none_t");
  }

  @Test
  public void pathIsMatchedWithOrWithoutAType() {
    assertEquals("u:object_r:data_t:s0", fs.ask(MATCHPATHCON, "/etc/a b"));
    assertEquals("u:object_r:data_t:s0-d", fs.ask(MATCHPATHCON, "-d /etc/a"));
    assertEquals("<<none>>", fs.ask(MATCHPATHCON, "/usr"));
    fs.fails(Errno.EINVAL, MATCHPATHCON, "-x /etc");
  }
}
