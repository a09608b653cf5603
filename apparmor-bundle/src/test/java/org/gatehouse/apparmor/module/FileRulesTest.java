package org.gatehouse.apparmor.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.junit.After;
import org.junit.Test;

/** The app has a profile in enforce mode, the stranger one in complain mode. */
public class FileRulesTest {
  private final Confined here =
      new Confined(
          """
          profile app /bundle/org.example.app {
            DATA/read r,
            DATA/both rw,
            DATA/log a,
            owner DATA/own r,
            audit DATA/loud r,
            deny DATA/quiet r,
            DATA/kids/ rw,
            link DATA/kids/* -> DATA/read,
            DATA/locked rk,
            DATA/mapped rm,
            /bundle/* Pix,
          }
          profile stranger /bundle/org.example.stranger flags=(complain) { }
          """);
  private final Task app = here.world.app();
  private final Cred cred = app.cred();

  @After
  public void close() {
    here.close();
  }

  @Test
  public void openingNeedsARule() {
    here.enabled();
    assertSame(Verdict.ALLOW, here.open(app, here.file("read"), Mask.READ));
    Verdict denied = here.open(app, here.file("read"), Mask.READ | Mask.WRITE);
    assertEquals(Errno.EACCES, denied.errno());
    assertEquals(here.path("read") + " w, in profile app of etc/apparmor.d/test", denied.grant());
    long pid = ProcessHandle.current().pid();
    assertEquals(
        "apparmor=\"DENIED\" operation=\"open\" profile=\"app\" name=\"%s\" pid=%d comm=\"%s\""
                .formatted(here.path("read"), pid, "org.example.app")
            + " requested_mask=\"wr\" denied_mask=\"w\" fsuid=0 ouid=0",
        denied.reason());
  }

  @Test
  public void theGrantIsTheRuleThatIsMissing() {
    here.enabled();
    PathObject odd = here.file("odd [1] \"a\"");
    Verdict denied = here.open(app, odd, Mask.READ);
    String rule = denied.grant().replace(" in profile app of etc/apparmor.d/test", "");
    here.load("profile app /bundle/org.example.app { " + rule + " }");
    assertSame(rule, Verdict.ALLOW, here.open(app, odd, Mask.READ));
    assertTrue(here.open(app, here.file("odd 1 \"a\""), Mask.READ).isDenied());
  }

  @Test
  public void appendingNeedsLessThanWriting() {
    here.enabled();
    PathObject log = here.file("log");
    assertSame(Verdict.ALLOW, here.open(app, log, Mask.WRITE | Mask.APPEND));
    assertTrue(here.open(app, log, Mask.WRITE).isDenied());
    FileObject file = here.object(app, log, Mask.WRITE | Mask.APPEND);
    here.world.table().fileOpen(cred, file);
    assertSame(Verdict.ALLOW, here.world.table().filePermission(cred, file, Mask.WRITE));
  }

  @Test
  public void ownerRulesAreForTheUsersOwnFiles() throws IOException {
    here.enabled();
    assertSame(Verdict.ALLOW, here.open(app, here.file("own"), Mask.READ));
    here.owner.set(1000);
    Files.delete(here.world.folder().resolve("own"));
    Verdict denied = here.open(app, here.file("own"), Mask.READ);
    assertTrue(denied.reason(), denied.reason().endsWith("fsuid=0 ouid=1000"));
  }

  @Test
  public void complainModeAllowsAndLogs() {
    here.enabled();
    Verdict logged = here.open(here.world.stranger(), here.file("read"), Mask.READ);
    assertFalse(logged.isDenied());
    assertTrue(logged.reason(), logged.reason().startsWith("apparmor=\"ALLOWED\""));
  }

  @Test
  public void auditRulesAreLoggedEveryTime() {
    here.enabled();
    PathObject loud = here.file("loud");
    for (int time = 0; time < 2; time++) {
      Verdict logged = here.open(app, loud, Mask.READ);
      assertTrue(logged.reason(), logged.reason().startsWith("apparmor=\"AUDIT\""));
    }
  }

  @Test
  public void aDenyRuleHasNoRecordAndNoGrant() {
    here.enabled();
    Verdict denied = here.open(app, here.file("quiet"), Mask.READ);
    assertTrue(denied.isDenied());
    assertEquals("", denied.grant());
    assertFalse(denied.reason(), denied.reason().contains("apparmor="));
  }

  @Test
  public void directoriesHaveASlash() throws IOException {
    here.enabled();
    var table = here.world.table();
    assertSame(Verdict.ALLOW, table.pathMkdir(cred, here.path("kids"), 0));
    Files.createDirectory(here.world.folder().resolve("kids"));
    assertSame(Verdict.ALLOW, here.open(app, here.path("kids"), Mask.READ));
    assertSame(Verdict.ALLOW, table.pathRmdir(cred, here.path("kids")));
    Verdict denied = table.pathMkdir(cred, here.path("other"), 0);
    assertEquals(here.path("other") + "/ w, in profile app of etc/apparmor.d/test", denied.grant());
  }

  @Test
  public void linkingNeedsThePair() throws IOException {
    here.enabled();
    Files.createDirectory(here.world.folder().resolve("kids"));
    var table = here.world.table();
    PathObject link = here.path("kids/link");
    assertSame(Verdict.ALLOW, table.pathLink(cred, here.file("read"), link));
    Verdict denied = table.pathLink(cred, here.file("both"), link);
    assertTrue(denied.reason(), denied.reason().contains("info=\"target restricted\""));
    assertEquals(
        "link %s -> %s, in profile app of etc/apparmor.d/test".formatted(link, here.path("both")),
        denied.grant());
  }

  @Test
  public void renamingNeedsBothNames() {
    here.enabled();
    var table = here.world.table();
    assertSame(Verdict.ALLOW, table.pathRename(cred, here.file("both"), here.path("both")));
    Verdict from = table.pathRename(cred, here.file("read"), here.path("both"));
    assertTrue(from.reason(), from.reason().contains("operation=\"rename_src\""));
    Verdict to = table.pathRename(cred, here.file("both"), here.path("read"));
    assertTrue(to.reason(), to.reason().contains("operation=\"rename_dest\""));
    assertTrue(to.reason(), to.reason().contains("requested_mask=\"wc\" denied_mask=\"wc\""));
  }

  @Test
  public void writingIsToDeleteCutAndChange() {
    here.enabled();
    var table = here.world.table();
    PathObject both = here.file("both");
    PathObject read = here.file("read");
    assertSame(Verdict.ALLOW, table.pathUnlink(cred, both));
    assertSame(Verdict.ALLOW, table.pathTruncate(cred, both));
    assertSame(Verdict.ALLOW, table.pathChmod(cred, both, 0600));
    assertSame(Verdict.ALLOW, table.pathChown(cred, both, "root", ""));
    assertTrue(table.pathUnlink(cred, read).isDenied());
    assertTrue(table.pathTruncate(cred, read).isDenied());
    assertTrue(table.pathChmod(cred, read, 0600).isDenied());
    assertTrue(table.pathChown(cred, read, "root", "").isDenied());
    assertTrue(table.pathSymlink(cred, here.path("new"), "x").isDenied());
    assertTrue(table.pathMknod(cred, here.path("new"), 0100600).isDenied());
    assertSame(Verdict.ALLOW, table.inodeGetattr(cred, here.path("any")));
  }

  @Test
  public void anOpenFileIsNotAskedAboutAgain() {
    here.enabled();
    FileObject file = here.object(app, here.file("read"), Mask.READ);
    assertSame(Verdict.ALLOW, here.world.table().fileOpen(cred, file));
    here.load("profile app /bundle/org.example.app { }");
    assertSame(Verdict.ALLOW, here.world.table().filePermission(cred, file, Mask.READ));
    assertTrue(here.world.table().filePermission(cred, file, Mask.WRITE).isDenied());
    assertTrue(here.world.table().fileLock(cred, file, false).isDenied());
  }

  @Test
  public void anotherTasksFileIsAskedAboutUnlessNothingConfinedThatOne() {
    here.load(
        """
        profile app /bundle/org.example.app { /bundle/* Px, }
        profile plugin /bundle/org.example.plugin { /** r, }
        """);
    here.enabled();
    PathObject read = here.file("read");
    FileObject plugins = here.object(here.world.plugin(), read, Mask.READ);
    assertSame(Verdict.ALLOW, here.world.table().fileOpen(here.world.plugin().cred(), plugins));
    assertTrue(here.world.table().filePermission(cred, plugins, Mask.READ).isDenied());
    assertTrue(here.world.table().fileReceive(cred, plugins).isDenied());
    FileObject strangers = here.object(here.world.stranger(), read, Mask.READ);
    here.world.table().fileOpen(here.world.stranger().cred(), strangers);
    assertSame(Verdict.ALLOW, here.world.table().fileReceive(cred, strangers));
  }

  @Test
  public void lockingAndMappingCodeNeedTheirLetters() {
    here.enabled();
    FileObject locked = here.object(app, here.file("locked"), Mask.READ);
    FileObject mapped = here.object(app, here.file("mapped"), Mask.READ);
    var table = here.world.table();
    assertSame(Verdict.ALLOW, table.fileLock(cred, locked, false));
    assertTrue(table.fileLock(cred, locked, true).isDenied());
    assertTrue(table.fileLock(cred, mapped, false).isDenied());
    assertSame(Verdict.ALLOW, table.mmapFile(cred, mapped, Mask.READ | Mask.EXEC));
    assertTrue(table.mmapFile(cred, locked, Mask.READ | Mask.EXEC).isDenied());
  }

  @Test
  public void aNameWhoseBytesAreUnknownIsDenied() {
    here.enabled();
    here.load("profile app /bundle/org.example.app { /** rw, }");
    Verdict denied = here.open(app, new PathObject("/x\uFFFD", null), Mask.READ);
    assertTrue(denied.reason(), denied.reason().contains("info=\"Failed name lookup\""));
  }

  @Test
  public void anotherNameOfARememberedFileIsAskedAnew() throws IOException {
    here.enabled();
    PathObject read = here.file("read");
    Path folder = here.world.folder();
    Files.createLink(folder.resolve("name"), folder.resolve("read"));
    PathObject name = new PathObject(folder.resolve("name").toString(), read.inode());
    assertSame(Verdict.ALLOW, here.open(app, read, Mask.READ));
    assertTrue(here.open(app, name, Mask.READ).isDenied());
    assertSame(Verdict.ALLOW, here.open(app, read, Mask.READ));
  }

  @Test
  public void anotherPolicyCountsForRememberedFilesAtOnce() {
    here.enabled();
    PathObject read = here.file("read");
    assertSame(Verdict.ALLOW, here.open(app, read, Mask.READ));
    assertSame(Verdict.ALLOW, here.open(app, read, Mask.READ));
    here.load("profile app /bundle/org.example.app { }");
    assertTrue(here.open(app, read, Mask.READ).isDenied());
  }
}
