package org.gatehouse.smack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.smack.policy.Smack;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.RecordingModule;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** App, its Plugin and a Stranger, with files labelled Data. */
public class SmackModuleTest {
  private static final int READ_WRITE = Mask.READ | Mask.WRITE;

  private final FakeWorld world = new FakeWorld();
  private final RecordingLog log = new RecordingLog();
  private final Smack smack = new Smack();
  private final Path rules = world.folder().resolve("accesses.d");
  private final SmackModule module =
      Modules.of(smack, Map.of("org.example.plugin", "Plugin"), rules, log);
  private Path data;

  @Before
  public void configure() throws IOException {
    data = Files.createDirectory(world.folder().resolve("data"));
    Files.writeString(data.resolve("a"), "content");
    module.modified(
        Modules.config(
            "bundles", "org.example.app App; org.example.str* Stranger",
            "files", data + " Data; " + data + "/open Open",
            "manifest", "true"));
  }

  @After
  public void close() {
    world.close();
  }

  private void enable() {
    world.enable(module);
  }

  private String label(Task task) {
    return new String(
        world.table().getselfattr(task.cred(), Attribute.CURRENT).value(), ISO_8859_1);
  }

  private String write(Cred subject, String name, String text) {
    try {
      byte[] bytes = text.getBytes(ISO_8859_1);
      world.host().tree().write(subject, "/fs/smackfs/" + name, bytes, 0);
      return "ok";
    } catch (LsmException e) {
      return e.errno().name();
    }
  }

  private String read(Cred subject, String path) {
    return new String(world.host().tree().read(subject, path), ISO_8859_1);
  }

  private void load(String text) {
    assertEquals("ok", write(world.operator(), "load2", text));
  }

  private PathObject path(String name) {
    return world.host().objects().path(data.resolve(name));
  }

  private Inode inode(String name) {
    return Objects.requireNonNull(path(name).inode());
  }

  private Verdict permission(Task task, String name, int mask) {
    return world.table().inodePermission(task.cred(), inode(name), mask);
  }

  private Verdict open(Task task, String name) {
    FileObject file = world.host().objects().file(path(name), Mask.WRITE, task.cred());
    try {
      return world.table().fileOpen(task.cred(), file);
    } finally {
      world.host().objects().release(file);
    }
  }

  @Test
  public void labelsComeFromPatternsThenHeadersThenTheParent() {
    enable();
    assertEquals("App", label(world.app()));
    assertEquals("Stranger", label(world.stranger()));
    assertEquals("Plugin", label(world.plugin()));
    module.modified(Modules.config("bundles", "org.example.app App"));
    Task child = world.host().tasks().fork(7, "org.example.child", world.plugin());
    assertEquals("Plugin", label(child));
    assertEquals("_", label(world.host().tasks().framework()));
  }

  @Test
  public void headerIsNotBelievedWithoutTheOperator() {
    module.modified(Modules.config("bundles", "org.example.app App"));
    enable();
    assertEquals("App", label(world.plugin()));
  }

  @Test
  public void denialIsARecordAndItsGrantIsARuleThatWorks() {
    enable();
    Verdict denied = permission(world.app(), "a", Mask.READ);
    assertEquals(Errno.EACCES, denied.errno());
    assertEquals(
        "lsm=SMACK fn=smack_inode_permission action=denied subject=App object=Data requested=r"
            + " tclass=file",
        denied.reason());
    assertEquals("App Data r", denied.grant());
    load(denied.grant());
    assertSame(Verdict.ALLOW, permission(world.app(), "a", Mask.READ));
    assertTrue(permission(world.app(), "a", READ_WRITE).isDenied());
    assertTrue(permission(world.stranger(), "a", Mask.READ).isDenied());
  }

  @Test
  public void revokedRuleDeniesTheNextRead() {
    enable();
    load("App Data rw");
    assertSame(Verdict.ALLOW, permission(world.app(), "a", READ_WRITE));
    assertEquals("ok", write(world.operator(), "revoke-subject", "App"));
    assertTrue(permission(world.app(), "a", Mask.READ).isDenied());
  }

  @Test
  public void everyOpeningReads() {
    enable();
    load("App Data w");
    assertTrue(open(world.app(), "a").isDenied());
    load("App Data rw");
    assertFalse(open(world.app(), "a").isDenied());
  }

  @Test
  public void longestPathLabelsAFileAndItsAttributeComesFirst() throws IOException {
    Files.createDirectory(data.resolve("open"));
    Files.writeString(data.resolve("open/b"), "content");
    Files.writeString(data.resolve("c"), "content");
    assertTrue(SmackXattr.SMACK64.write(data.resolve("c"), "Own/cut"));
    enable();
    assertEquals("Open", secctx("open/b"));
    assertEquals("Data", secctx("a"));
    assertEquals("Own", secctx("c"));
    assertTrue(SmackXattr.SMACK64.write(data.resolve("c"), "Else"));
    assertEquals("Else", secctx("c"));
  }

  private String secctx(String name) {
    return new String(world.table().inodeGetsecctx(inode(name)).value(), ISO_8859_1);
  }

  @Test
  public void fileThatWasThereBeforeTheModuleIsLabelledOnFirstContact() {
    PathObject before = path("a");
    enable();
    assertEquals("Data", secctx("a"));
    world.disable("smack");
    enableAgain();
    assertEquals("Data", secctx("a"));
    assertEquals("Data", labelOf(before));
  }

  @Test
  public void deletedFileThatWasThereBeforeTheModuleHasNoLabelOfItsNamesakes() throws IOException {
    PathObject before = path("a");
    Files.move(data.resolve("a"), data.resolve("gone"));
    Files.writeString(data.resolve("a"), "another");
    enable();
    assertEquals("?", labelOf(before));
  }

  private String labelOf(PathObject held) {
    Inode inode = Objects.requireNonNull(held.inode());
    return new String(world.table().inodeGetsecctx(inode).value(), ISO_8859_1);
  }

  private void enableAgain() {
    world.enable("smack");
  }

  @Test
  public void newFileHasTheLabelOfItsMakerAndKeepsIt() throws IOException {
    enable();
    PathObject fresh = path("fresh");
    assertSame(Verdict.ALLOW, world.table().pathMknod(world.app().cred(), fresh, 0100644));
    Files.writeString(data.resolve("fresh"), "x");
    assertEquals("App", secctx("fresh"));
    Files.writeString(data.resolve("fresh"), "changed");
    assertEquals("App", secctx("fresh"));
  }

  @Test
  public void transmutingDirectoryHandsItsLabelDownByARuleWithT() throws IOException {
    module.modified(
        Modules.config(
            "bundles",
            "org.example.app App; org.example.str* Stranger",
            "files",
            data + " Data transmute"));
    enable();
    load("App Data rwt Stranger Data rw");
    assertSame(Verdict.ALLOW, world.table().pathMkdir(world.app().cred(), path("sub"), 0755));
    Files.createDirectory(data.resolve("sub"));
    assertEquals("Data", secctx("sub"));
    assertEquals("TRUE", SmackXattr.SMACK64TRANSMUTE.read(data.resolve("sub")));
    assertSame(Verdict.ALLOW, world.table().pathMknod(world.stranger().cred(), path("s"), 0100644));
    Files.writeString(data.resolve("s"), "x");
    assertEquals("Stranger", secctx("s"));
  }

  @Test
  public void labelsOfFilesAreWrittenWithPrivilegeOnly() {
    enable();
    Xattr xattr = new Xattr("user.SMACK64", "New".getBytes(ISO_8859_1));
    Inode inode = inode("a");
    assertEquals(
        Errno.EPERM, world.table().inodeSetxattr(world.app().cred(), inode, xattr).errno());
    assertSame(Verdict.ALLOW, world.table().inodeSetxattr(world.operator(), inode, xattr));
    Xattr star = new Xattr("user.SMACK64EXEC", "*".getBytes(ISO_8859_1));
    assertEquals(Errno.EINVAL, world.table().inodeSetxattr(world.operator(), inode, star).errno());
    Xattr transmute = new Xattr("user.SMACK64TRANSMUTE", "TRUE".getBytes(ISO_8859_1));
    assertEquals(
        Errno.EINVAL, world.table().inodeSetxattr(world.operator(), inode, transmute).errno());
    world.table().inodePostSetxattr(inode, xattr);
    assertEquals("New", secctx("a"));
  }

  @Test
  public void valueThatNobodySawNeedsThePrivilegeTooAndIsReadFromTheFile() throws IOException {
    enable();
    Inode inode = inode("a");
    Xattr unread = Xattr.unread("user.SMACK64");
    assertEquals(
        Errno.EPERM, world.table().inodeSetxattr(world.app().cred(), inode, unread).errno());
    assertSame(Verdict.ALLOW, world.table().inodeSetxattr(world.operator(), inode, unread));
    Xattr empty = new Xattr("user.SMACK64", new byte[0]);
    assertEquals(Errno.EINVAL, world.table().inodeSetxattr(world.operator(), inode, empty).errno());
  }

  @Test
  public void fileOfASocketKeepsTheStar() throws IOException {
    enable();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(data.resolve("socket")));
      assertEquals("*", secctx("socket"));
      Xattr xattr = new Xattr("user.SMACK64", "New".getBytes(ISO_8859_1));
      assertEquals(
          Errno.EINVAL,
          world.table().inodeSetxattr(world.operator(), inode("socket"), xattr).errno());
    }
  }

  @Test
  public void onlycapTakesPrivilegeFromOtherLabels() {
    enable();
    module.modified(Modules.config("operator", "Admin"));
    assertFalse(world.table().inodePermission(world.operator(), inode("a"), Mask.READ).isDenied());
    assertEquals("ok", write(world.operator(), "onlycap", "Other"));
    assertEquals("EPERM", write(world.operator(), "onlycap", "-"));
    assertTrue(
        world
            .table()
            .inodeSetxattr(
                world.operator(), inode("a"), new Xattr("user.SMACK64", new byte[] {'x'}))
            .isDenied());
  }

  @Test
  public void ownRulesTakeAwayOnly() {
    enable();
    load("App Data rw");
    assertEquals("ok", write(world.app().cred(), "load-self2", "App Data r\nApp Other rw"));
    assertSame(Verdict.ALLOW, permission(world.app(), "a", Mask.READ));
    assertTrue(permission(world.app(), "a", Mask.WRITE).isDenied());
    assertEquals("App Other rw\nApp Data r\n", read(world.app().cred(), "/fs/smackfs/load-self2"));
    load("App Data r");
    assertEquals("EACCES", write(world.app().cred(), "load2", "App Data rw"));
  }

  @Test
  public void access2AnswersWhoeverAsks() {
    enable();
    load("App Data r");
    assertEquals("ok", write(world.app().cred(), "access2", "App Data r"));
    assertEquals("1", read(world.app().cred(), "/fs/smackfs/access2"));
    assertEquals("ok", write(world.stranger().cred(), "access2", "App Data w"));
    assertEquals("0", read(world.stranger().cred(), "/fs/smackfs/access2"));
    assertEquals("EINVAL", write(world.app().cred(), "access2", "App Data"));
  }

  @Test
  public void taskChangesItsLabelByPrivilegeOnly() {
    enable();
    assertEquals("EPERM", relabel(world.app().cred(), "Other"));
    assertEquals("3", relabel(world.operator(), "Abc"));
    assertEquals("EPERM", relabel(world.operator(), "*"));
    assertEquals("EINVAL", relabel(world.operator(), ""));
  }

  private String relabel(Cred subject, String label) {
    var reply = world.table().setselfattr(subject, Attribute.CURRENT, label.getBytes(ISO_8859_1));
    return reply.toString();
  }

  @Test
  public void ptraceByRulesByEqualityOrByEqualityAlone() {
    enable();
    load("App Plugin rw");
    assertSame(Verdict.ALLOW, attach(world.app(), world.plugin()));
    assertEquals("ok", write(world.operator(), "ptrace", "1"));
    assertEquals(Errno.EACCES, attach(world.app(), world.plugin()).errno());
    assertSame(Verdict.ALLOW, attach(world.app(), world.app()));
    assertSame(
        Verdict.ALLOW,
        world.table().ptraceAccessCheck(world.operator(), world.app(), PtraceMode.ATTACH));
    assertEquals("ok", write(world.operator(), "ptrace", "2"));
    assertTrue(
        world
            .table()
            .ptraceAccessCheck(world.operator(), world.app(), PtraceMode.ATTACH)
            .isDenied());
    assertEquals("EINVAL", write(world.operator(), "ptrace", "3"));
    Verdict look =
        world.table().ptraceAccessCheck(world.app().cred(), world.plugin(), PtraceMode.READ);
    assertSame(Verdict.ALLOW, look);
  }

  private Verdict attach(Task tracer, Task tracee) {
    return world.table().ptraceAccessCheck(tracer.cred(), tracee, PtraceMode.ATTACH);
  }

  @Test
  public void signalZeroOnlyAsks() {
    enable();
    assertSame(Verdict.ALLOW, world.table().taskKill(world.app().cred(), world.stranger(), 0));
    Verdict killed = world.table().taskKill(world.app().cred(), world.stranger(), 15);
    assertEquals("App Stranger w", killed.grant());
  }

  @Test
  public void bringupRuleAllowsIsLoggedAndSeen() {
    enable();
    load("App Data rb");
    Verdict verdict = permission(world.app(), "a", Mask.READ);
    assertFalse(verdict.isDenied());
    assertTrue(verdict.reason(), verdict.reason().contains("action=bringup"));
    assertTrue(permission(world.stranger(), "a", READ_WRITE).isDenied());
    assertEquals("App Data r\nStranger Data rw\n", read(world.operator(), "/security/smack/seen"));
  }

  @Test
  public void acceptedIsLoggedWhereTheOperatorWantsIt() {
    enable();
    load("App Data r");
    assertEquals("ok", write(world.operator(), "logging", "3"));
    assertTrue(permission(world.app(), "a", Mask.READ).reason().contains("action=granted"));
    assertEquals("EINVAL", write(world.operator(), "logging", "4"));
  }

  @Test
  public void faultyRulesFileKeepsTheModuleOutAndNamesItsPlace() throws IOException {
    Files.createDirectory(rules);
    Files.writeString(rules.resolve("10-good"), "App Data r\n");
    Files.writeString(rules.resolve("20-bad"), "App Data r\nApp Data rz\n");
    LsmException refused = assertThrows(LsmException.class, this::enable);
    assertTrue(
        refused.getMessage(),
        refused.getMessage().startsWith(rules.resolve("20-bad") + ":2:11: an access has"));
    assertEquals("", smack.book().show());
  }

  @Test
  public void reloadTakesAllFilesOrNone() throws IOException {
    Files.createDirectory(rules);
    Files.writeString(rules.resolve("10"), "App Data r\n");
    enable();
    assertEquals("App Data r\n", smack.book().show());
    Files.writeString(rules.resolve("20"), "App Data w x y z\n");
    assertThrows(LsmException.class, this::reload);
    assertEquals("App Data r\n", smack.book().show());
    Files.writeString(rules.resolve("20"), "App Data w -\n");
    reload();
    assertEquals("App Data rw\n", smack.book().show());
  }

  private void reload() {
    world.host().tree().write(world.operator(), "/security/smack/reload", new byte[] {'1'}, 0);
  }

  @Test
  public void badConfigurationKeepsTheLastGoodOne() {
    module.modified(Modules.config("files", "data Data"));
    enable();
    assertEquals("Data", secctx("a"));
    assertEquals(1, log.lines().size());
  }

  @Test
  public void nothingOfAnotherLabelledModuleIsTouched() {
    RecordingModule other = RecordingModule.named("selinux");
    world.enable(other);
    enable();
    assertEquals("App", label(world.app()));
    assertTrue(permission(world.app(), "a", Mask.READ).isDenied());
    world.disable("selinux");
    assertEquals("App", label(world.app()));
  }
}
