package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/**
 * Under the policy of the distribution: the app is the database (h2_t), its plugin the bundle that
 * reports (report_t), the stranger any other bundle (app_t).
 */
public class SelinuxModuleTest {
  private static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");
  private static final int READ_WRITE = Mask.READ | Mask.WRITE;

  private final FakeWorld world = new FakeWorld();
  private final RecordingLog log = new RecordingLog();
  private final SelinuxState state = new SelinuxState(event -> {});
  private final Path etc = world.folder().resolve("etc");
  private final Map<String, String> jars = new HashMap<>();
  private final SelinuxModule module = Modules.of(state, etc, jars, log);
  private Path data;

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

  private void fileContexts(String... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String[] words = line.formatted(data).split(" ");
      text.append("%s system_u:object_r:%s:s0\n".formatted((Object[]) words));
    }
    Files.writeString(etc.resolve("file_contexts"), text);
  }

  private void bundleContexts(String... lines) throws IOException {
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

  private void enable() {
    world.enable(module);
  }

  private String label(Cred cred) {
    return new String(world.table().getselfattr(cred, Attribute.CURRENT).value(), ISO_8859_1);
  }

  private String type(Task task) {
    return label(task.cred()).split(":")[2];
  }

  private PathObject path(String name) {
    return world.host().objects().path(data.resolve(name));
  }

  private Inode inode(String name) {
    return Objects.requireNonNull(path(name).inode());
  }

  private String type(String name) {
    byte[] context = world.table().inodeGetsecctx(inode(name)).value();
    return new String(context, ISO_8859_1).split(":")[2];
  }

  private Verdict permission(Task task, String name, int mask) {
    return world.table().inodePermission(task.cred(), inode(name), mask);
  }

  private Verdict open(Task task, String name, int mask) {
    FileObject file = world.host().objects().file(path(name), mask, task.cred());
    try {
      return world.table().fileOpen(task.cred(), file);
    } finally {
      world.host().objects().release(file);
    }
  }

  @Test
  public void rulesBesideThePolicyAreInForceAndFaultsInThemKeepTheModuleOut() throws IOException {
    Files.writeString(etc.resolve("local.te"), "allow h2_t report_data_t:file red;");
    LsmException refused = assertThrows(LsmException.class, this::enable);
    String place = etc.resolve("local.te") + ":1:31: the class file has no permission red";
    assertTrue(refused.getMessage(), String.valueOf(refused.getMessage()).contains(place));
    Files.writeString(etc.resolve("local.te"), "allow h2_t report_data_t:file { read open };");
    world.enable("selinux");
    assertFalse(permission(world.app(), "report", Mask.READ).isDenied());
    assertTrue(permission(world.app(), "report", Mask.WRITE).isDenied());
  }

  @Test
  public void domainsComeFromBundleContextsElseFromTheTransitionOfTheJarsType() {
    jars.put("org.example.more", data.resolve("h2.jar").toString());
    enable();
    assertEquals("system_u:system_r:h2_t:s0", label(world.app().cred()));
    assertEquals("framework_t", type(world.host().tasks().framework()));
    assertEquals("operator_u:operator_r:operator_t:s0", label(world.operator()));
    Task more = world.host().tasks().fork(7, "org.example.more", world.host().tasks().framework());
    assertEquals("h2_t", type(more));
    Task child = world.host().tasks().fork(8, "org.example.child", more);
    assertEquals("h2_t", type(child));
  }

  @Test
  public void aDenialIsAnAvcRecordAndItsGrantTheMissingRule() {
    enable();
    Verdict denied = permission(world.app(), "report", READ_WRITE);
    assertEquals(Errno.EACCES, denied.errno());
    assertTrue(
        denied.reason(),
        denied
            .reason()
            .matches(
                "avc:  denied  \\{ read write \\} for  pid=[0-9]+ comm=\\S+ dev=\"[0-9]+\""
                    + " ino=[0-9]+ scontext=system_u:system_r:h2_t:s0"
                    + " tcontext=system_u:object_r:report_data_t:s0 tclass=file permissive=0"));
    assertEquals("allow h2_t report_data_t:file { read write };", denied.grant());
    assertSame(Verdict.ALLOW, permission(world.plugin(), "report", READ_WRITE));
    assertSame(Verdict.ALLOW, permission(world.app(), "h2/db", READ_WRITE));
  }

  @Test
  public void permissiveIsLoggedOnceAndAllowed() {
    enable();
    state.setEnforcing(false);
    Verdict first = permission(world.app(), "report", Mask.READ);
    assertFalse(first.isDenied());
    assertTrue(first.reason(), first.reason().endsWith("permissive=1"));
    assertSame(Verdict.ALLOW, permission(world.app(), "report", Mask.READ));
    state.setEnforcing(true);
    assertTrue(permission(world.app(), "report", Mask.READ).isDenied());
  }

  @Test
  public void whatIsNotToBeRecordedIsNoAvcRecord() throws IOException {
    fileContexts("%s(/.*)? default_t");
    enable();
    Verdict denied = world.table().inodeGetattr(world.app().cred(), path("other"));
    assertTrue(denied.isDenied());
    assertTrue(denied.reason(), denied.reason().startsWith("dontaudit { getattr }"));
  }

  @Test
  public void openingNeedsOpenWhereThePolicySaysSo() {
    enable();
    assertSame(Verdict.ALLOW, open(world.app(), "h2/db", Mask.READ));
    Verdict denied = open(world.stranger(), "h2/db", Mask.WRITE | Mask.APPEND);
    assertEquals("allow app_t h2_data_t:file { append open };", denied.grant());
  }

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

  @Test
  public void oneTaskDoesToAnotherWhatThePolicySays() {
    enable();
    Cred app = world.app().cred();
    assertEquals(
        "allow h2_t report_t:process sigkill;",
        world.table().taskKill(app, world.plugin(), 9).grant());
    assertEquals(
        "allow h2_t report_t:process ptrace;",
        world.table().ptraceAccessCheck(app, world.plugin(), PtraceMode.ATTACH).grant());
    assertEquals(
        "allow h2_t report_t:file read;",
        world.table().ptraceAccessCheck(app, world.plugin(), PtraceMode.READ).grant());
    assertSame(Verdict.ALLOW, world.table().taskKill(app, world.app(), 15));
    assertEquals(
        "allow h2_t self:capability2 syslog;",
        world.table().capable(app, Capability.CAP_SYSLOG).grant());
    assertSame(Verdict.ALLOW, world.table().capable(world.operator(), Capability.CAP_SYSLOG));
  }

  private SocketObject socket(Task owner) {
    Cred cred = owner.cred();
    return world.host().objects().socket(SocketObject.AF_INET, SocketObject.SOCK_STREAM, cred);
  }

  @Test
  public void socketsNeedThePortAndTheHost() {
    enable();
    Cred app = world.stranger().cred();
    SocketObject socket = socket(world.stranger());
    Address web = new Address(SocketObject.AF_INET, "10.1.2.3", 443);
    Address odd = new Address(SocketObject.AF_INET, "10.1.2.3", 7777);
    Address local = new Address(SocketObject.AF_INET, "127.0.0.1", 7777);
    assertSame(Verdict.ALLOW, world.table().socketConnect(app, socket, web));
    assertEquals(
        "allow app_t port_t:tcp_socket name_connect;",
        world.table().socketConnect(app, socket, odd).grant());
    assertEquals(
        "allow app_t port_t:tcp_socket name_bind;",
        world.table().socketBind(app, socket, local).grant());
    Address any = new Address(SocketObject.AF_INET, "127.0.0.1", 0);
    assertEquals(
        "allow app_t node_t:tcp_socket node_bind;",
        world.table().socketBind(app, socket, any).grant());
    assertEquals(
        "allow h2_t self:tcp_socket create;",
        world.table().socketCreate(world.app().cred(), 2, 1).grant());
  }

  @Test
  public void aBooleanTakesEffectAtTheNextDecision() {
    enable();
    Cred app = world.app().cred();
    assertTrue(world.table().socketCreate(app, 2, 1).isDenied());
    state.pend("h2_listen", true);
    assertTrue(world.table().socketCreate(app, 2, 1).isDenied());
    state.commit();
    assertSame(Verdict.ALLOW, world.table().socketCreate(app, 2, 1));
  }

  @Test
  public void aBundleStartsThroughAJarOfItsDomainOnly() {
    jars.put("org.example.app", data.resolve("any.jar").toString());
    jars.put("org.example.stranger", data.resolve("any.jar").toString());
    enable();
    assertEquals("allow h2_t bundle_exec_t:file entrypoint;", start(world.app()).grant());
    assertSame(Verdict.ALLOW, start(world.stranger()));
    jars.put("org.example.app", data.resolve("h2.jar").toString());
    assertSame(Verdict.ALLOW, start(world.app()));
    jars.put("org.example.plugin", data.resolve("report.jar").toString());
    assertEquals("allow h2_t report_exec_t:file execute;", start(world.plugin()).grant());
  }

  private Verdict start(Task task) {
    ProgramObject program = world.host().objects().exec(task);
    try {
      return world.table().bprmCheckSecurity(world.operator(), program);
    } finally {
      world.host().objects().release(program.cred());
    }
  }

  @Test
  public void anExecLabelIsForOneStart() {
    jars.put("org.example.stranger", data.resolve("h2.jar").toString());
    enable();
    assertEquals("34", set(world.operator(), Attribute.EXEC, "system_u:system_r:h2_t:s0-s0:c0.c3"));
    assertSame(Verdict.ALLOW, start(world.stranger()));
    restart(world.stranger());
    assertEquals("h2_t", type(world.stranger()));
    restart(world.stranger());
    assertEquals("app_t", type(world.stranger()));
  }

  private void restart(Task task) {
    world.host().tasks().exec(task, world.host().tasks().prepare(task));
  }

  @Test
  public void noNewPrivsKeepsTheLabel() {
    jars.put("org.example.more", data.resolve("h2.jar").toString());
    enable();
    Cred framework = world.host().tasks().framework().cred();
    assertEquals("0", world.table().taskPrctl(framework, 38, 1, 0, 0, 0).toString());
    Task more = world.host().tasks().fork(7, "org.example.more", world.host().tasks().framework());
    assertEquals("framework_t", type(more));
    assertEquals("1", world.table().taskPrctl(more.cred(), 39, 0, 0, 0, 0).toString());
  }

  private String set(Cred subject, Attribute attribute, String context) {
    return world.table().setselfattr(subject, attribute, context.getBytes(ISO_8859_1)).toString();
  }

  @Test
  public void aTaskSetsItsLabelsWhereThePolicyLetsIt() {
    enable();
    String same = "system_u:system_r:h2_t:s0";
    assertEquals("EACCES", set(world.app().cred(), Attribute.EXEC, same));
    assertEquals("EACCES", set(world.app().cred(), Attribute.CURRENT, same));
    Cred operator = world.operator();
    assertEquals("EPERM", set(operator, Attribute.CURRENT, same));
    assertEquals("EINVAL", set(operator, Attribute.CURRENT, ""));
    assertEquals("EINVAL", set(operator, Attribute.SOCKCREATE, "no:such:context:s0"));
    assertEquals("EOPNOTSUPP", set(operator, Attribute.PREV, same));
    assertEquals("26", set(operator, Attribute.SOCKCREATE, same + "\n"));
    assertEquals("0", set(operator, Attribute.SOCKCREATE, ""));
  }

  @Test
  public void withoutAPolicyAllIsAllowedAndTheFirstOneLabelsWhatIsThere() throws IOException {
    Files.delete(etc.resolve("policy.33"));
    enable();
    assertEquals("kernel", label(world.app().cred()));
    PathObject held = path("h2/db");
    assertSame(Verdict.ALLOW, permission(world.app(), "report", Mask.READ));
    state.load(Files.readAllBytes(ETC.resolve("policy.33")));
    assertEquals("h2_t", type(world.app()));
    assertTrue(permission(world.app(), "report", Mask.READ).isDenied());
    assertSame(
        Verdict.ALLOW,
        world
            .table()
            .inodePermission(world.app().cred(), Objects.requireNonNull(held.inode()), Mask.READ));
  }

  @Test
  public void whatWasThereBeforeTheModuleIsLabelledOnFirstContact() {
    path("h2/db");
    enable();
    assertEquals("h2_data_t", type("h2/db"));
    world.disable("selinux");
    world.enable("selinux");
    assertEquals("h2_data_t", type("h2/db"));
    assertEquals("h2_t", type(world.app()));
  }

  @Test
  public void aFaultyPolicyOrLabelFileKeepsTheModuleOut() throws IOException {
    Files.writeString(etc.resolve("bundle_contexts"), "name=x context=nonsense\n");
    LsmException refused = assertThrows(LsmException.class, this::enable);
    assertTrue(
        refused.getMessage(),
        refused.getMessage().startsWith(etc.resolve("bundle_contexts") + ":1:16: invalid"));
    Files.write(etc.resolve("policy.34"), new byte[] {1, 2, 3});
    SelinuxModule other = Modules.of(new SelinuxState(e -> {}), etc, jars, log);
    FakeWorld elsewhere = new FakeWorld();
    LsmException broken = assertThrows(LsmException.class, () -> elsewhere.enable(other));
    elsewhere.close();
    assertTrue(
        broken.getMessage(), broken.getMessage().startsWith(etc.resolve("policy.34") + ": policy"));
  }

  @Test
  public void propertiesHaveTheLabelOfTheirLine() throws IOException {
    Files.writeString(
        etc.resolve("property_contexts"),
        "* system_u:object_r:property_t:s0\n"
            + "env:SECRET* system_u:object_r:secret_property_t:s0\n");
    enable();
    Cred app = world.app().cred();
    assertSame(Verdict.ALLOW, world.table().propertyRead(app, "user.dir"));
    assertEquals(
        "allow h2_t property_t:jvm_property write;",
        world.table().propertyWrite(app, "user.dir").grant());
    assertTrue(world.table().envRead(app, "SECRET_KEY").isDenied());
    assertSame(Verdict.ALLOW, world.table().envRead(app, "HOME"));
  }
}
