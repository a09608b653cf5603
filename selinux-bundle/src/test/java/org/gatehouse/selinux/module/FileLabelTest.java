package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Xattr;
import org.junit.Test;

/** Labels of files: where they come from, who makes files of a label, and who changes it. */
public class FileLabelTest extends InDistribution {
  @Test
  public void attributeLabelsAFileBeforeFileContexts() throws IOException {
    Files.writeString(data.resolve("c"), "content");
    String context = "system_u:object_r:h2_data_t:s0";
    assertTrue(SelinuxXattr.write(data.resolve("c"), context + "\0"));
    Files.writeString(data.resolve("d"), "content");
    assertTrue(SelinuxXattr.write(data.resolve("d"), "no_such:context:t:s0"));
    enable();
    assertEquals("bundle_data_t", type("other"));
    assertEquals("h2_data_t", type("c"));
    assertEquals("unlabeled_t", type("d"));
    assertTrue(permission(world.app(), "d", Mask.READ).isDenied());
  }

  @Test
  public void newFileHasTheLabelOfTheTransitionAndKeepsIt() throws IOException {
    enable();
    PathObject fresh = path("fresh");
    Cred app = world.app().cred();
    assertSame(Verdict.ALLOW, world.table().pathMknod(app, fresh, 0100644));
    assertSame(Verdict.ALLOW, world.table().inodeCreate(app, inode("."), "fresh", 0100644));
    assertSame(Verdict.ALLOW, open(world.app(), "fresh", Mask.WRITE));
    Files.writeString(data.resolve("fresh"), "x");
    assertEquals("h2_data_t", type("fresh"));
    Files.writeString(data.resolve("fresh"), "changed");
    assertEquals("h2_data_t", type("fresh"));
    assertEquals("system_u:object_r:h2_data_t:s0", SelinuxXattr.read(data.resolve("fresh")));
  }

  @Test
  public void creatingNeedsTheDirectoryAndTheNewLabel() throws IOException {
    enable();
    Verdict denied = world.table().inodeCreate(world.stranger().cred(), inode("h2"), "x", 0100644);
    assertEquals("allow app_t h2_data_t:dir { add_name search };", denied.grant());
    Cred operator = world.operator();
    String shadow = "system_u:object_r:shadow_t:s0";
    assertEquals("29", set(operator, Attribute.FSCREATE, shadow));
    assertSame(Verdict.ALLOW, world.table().inodeCreate(operator, inode("."), "x", 0100644));
    world.table().pathMknod(operator, path("x"), 0100644);
    Files.writeString(data.resolve("x"), "x");
    assertEquals("shadow_t", type("x"));
  }

  @Test
  public void renamingNeedsBothDirectoriesAndTheFileAndWhatIsReplaced() {
    enable();
    Cred app = world.app().cred();
    PathObject report = path("report");
    Verdict replace = world.table().pathRename(app, path("h2/db"), report);
    assertEquals("allow h2_t report_data_t:file unlink;", replace.grant());
    Verdict move =
        world.table().inodeRename(app, inode("."), inode("report"), inode("h2"), "report");
    assertEquals("allow h2_t report_data_t:file rename;", move.grant());
    assertSame(
        Verdict.ALLOW,
        world.table().inodeRename(app, inode("h2"), inode("h2/db"), inode("."), "db"));
  }

  @Test
  public void labelsOfFilesAreChangedByWhoMayRelabelOnly() {
    enable();
    Xattr shadow = xattr("system_u:object_r:shadow_t:s0");
    Verdict denied = world.table().inodeSetxattr(world.app().cred(), inode("h2/db"), shadow);
    assertEquals("allow h2_t h2_data_t:file relabelfrom;", denied.grant());
    assertSame(
        Verdict.ALLOW, world.table().inodeSetxattr(world.operator(), inode("h2/db"), shadow));
    Xattr bad = xattr("no:such:context:s0");
    assertEquals(
        Errno.EINVAL, world.table().inodeSetxattr(world.operator(), inode("other"), bad).errno());
    Inode inode = inode("h2/db");
    world.table().inodePostSetxattr(inode, shadow);
    assertEquals(
        "system_u:object_r:shadow_t:s0",
        new String(world.table().inodeGetsecctx(inode).value(), ISO_8859_1));
    assertEquals(
        Errno.EACCES,
        world.table().inodeRemovexattr(world.operator(), inode, SelinuxXattr.FULL_NAME).errno());
  }

  private static Xattr xattr(String context) {
    return new Xattr(SelinuxXattr.FULL_NAME, context.getBytes(ISO_8859_1));
  }
}
