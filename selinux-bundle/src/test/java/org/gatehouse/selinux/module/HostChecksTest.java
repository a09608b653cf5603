package org.gatehouse.selinux.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.StackOperation;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.Symbols;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The database (h2_t), the bundle that reports (report_t), and what only a JVM has. */
public class HostChecksTest {
  private static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");

  private final FakeWorld world = new FakeWorld();
  private final Path etc = world.folder().resolve("etc");
  private final SelinuxState state = new SelinuxState(event -> {});
  private Cred app;
  private Cred plugin;

  @Before
  public void enable() throws IOException {
    Files.createDirectory(etc);
    Files.copy(ETC.resolve("policy.33"), etc.resolve("policy.33"));
    Files.writeString(
        etc.resolve("bundle_contexts"),
        "name=org.example.app context=system_u:system_r:h2_t:s0\n"
            + "name=org.example.plugin context=system_u:system_r:report_t:s0\n");
    world.enable(Modules.of(state, etc, Map.of(), new RecordingLog()));
    app = world.app().cred();
    plugin = world.plugin().cred();
  }

  @After
  public void close() {
    world.close();
  }

  private BundleObject bundle(Cred of) {
    return world.host().objects().bundle(of.task());
  }

  @Test
  public void bundlesAreAskedAboutByTheirLabels() {
    assertEquals(
        "allow h2_t report_t:osgi_bundle stop;",
        world.table().bundleStop(app, bundle(plugin)).grant());
    assertEquals(
        "allow h2_t framework_t:osgi_bundle install;",
        world.table().bundleInstall(app, "file:/x.jar").grant());
    assertSame(Verdict.ALLOW, world.table().bundleStop(app, bundle(app)));
    assertSame(Verdict.ALLOW, world.table().bundleWire(plugin, bundle(app), "package", "x"));
    assertEquals(
        "allow h2_t report_t:osgi_bundle wire;",
        world.table().bundleWire(app, bundle(plugin), "package", "x").grant());
    assertSame(Verdict.ALLOW, world.table().bundleUninstall(world.operator(), bundle(app)));
  }

  @Test
  public void servicesAreAskedAboutByTheirOwners() {
    ServiceObject database = world.host().objects().service(7, List.of("x.Sql"), world.app());
    ServiceObject report = world.host().objects().service(8, List.of("x.Report"), world.plugin());
    assertSame(Verdict.ALLOW, world.table().serviceGet(plugin, database));
    assertSame(Verdict.ALLOW, world.table().serviceGet(app, report));
    assertEquals(
        "allow report_t h2_t:osgi_service register;",
        world.table().serviceRegister(plugin, database).grant());
  }

  @Test
  public void servicesAreChangedAndTakenAwayByTheirOwnersAndTheInfrastructure() {
    ServiceObject database = world.host().objects().service(7, List.of("x.Sql"), world.app());
    assertSame(Verdict.ALLOW, world.table().serviceModify(app, database));
    assertSame(Verdict.ALLOW, world.table().serviceUnregister(app, database));
    assertSame(Verdict.ALLOW, world.table().serviceUnregister(world.operator(), database));
    assertEquals(
        "allow report_t h2_t:osgi_service modify;",
        world.table().serviceModify(plugin, database).grant());
    assertEquals(
        "allow report_t h2_t:osgi_service unregister;",
        world.table().serviceUnregister(plugin, database).grant());
  }

  @Test
  public void codeComesInByWhoeverDefinesItAndWholeBundlesAsModulesOfTheKernel() {
    assertSame(Verdict.ALLOW, world.table().kernelLoadData(app, "class"));
    assertSame(Verdict.ALLOW, world.table().kernelLoadData(app, "proxy"));
    assertSame(Verdict.ALLOW, world.table().kernelLoadData(world.operator(), "bundle"));
    assertEquals(
        "allow h2_t self:system module_load;", world.table().kernelLoadData(app, "bundle").grant());
    state.load(without("jvm_class"));
    assertTrue(world.table().kernelLoadData(app, "class").isDenied());
    assertTrue(world.table().kernelLoadData(app, "script").isDenied());
  }

  @Test
  public void namesAreResolvedByWhomThePolicyGivesAResolversSocket() {
    assertEquals(
        "allow h2_t self:udp_socket { create connect };",
        world.table().nameResolve(app, "example.org").grant());
    state.pend("h2_listen", true);
    state.commit();
    assertSame(Verdict.ALLOW, world.table().nameResolve(app, "example.org"));
  }

  @Test
  public void theReserveOfMemoryIsForAdministrators() {
    assertFalse(world.table().vmEnoughMemory(app, 1));
    assertTrue(world.table().vmEnoughMemory(world.operator(), 1));
  }

  @Test
  public void aMessageIsReceivedByWhoMay() {
    MessageObject message = world.host().objects().message("x/TICK", app);
    assertSame(Verdict.ALLOW, world.table().msgQueueMsgsnd(app, message));
    assertSame(Verdict.ALLOW, world.table().msgQueueMsgrcv(app, message, world.plugin()));
    MessageObject reply = world.host().objects().message("x/TICK", plugin);
    assertEquals(
        "allow h2_t report_t:msg receive;",
        world.table().msgQueueMsgrcv(plugin, reply, world.app()).grant());
  }

  @Test
  public void whatTheWholeJvmSharesIsTheFrameworks() {
    assertEquals(
        "allow h2_t framework_t:jvm_global setattr;",
        world.table().globalSet(app, "default locale").grant());
    assertSame(Verdict.ALLOW, world.table().globalSet(app, "mbean x"));
    assertSame(Verdict.ALLOW, world.table().globalSet(app, "shutdown hook"));
    assertEquals(
        "allow h2_t framework_t:jvm_class reflect;",
        world.table().reflectAccess(app, world.host().tasks().framework(), "java.io.File").grant());
    assertEquals(
        "allow h2_t self:process execmem;", world.table().lockedDown(app, "Unsafe").grant());
    assertEquals(
        "allow h2_t framework_t:process ptrace;", world.table().lockedDown(app, "attach").grant());
  }

  @Test
  public void theStackIsManagedByTheOperatorOnly() {
    assertSame(
        Verdict.ALLOW,
        world.table().stackManage(world.operator(), StackOperation.DISABLE, "smack"));
    assertEquals(
        "allow h2_t framework_t:lsm_stack disable;",
        world.table().stackManage(app, StackOperation.DISABLE, "smack").grant());
  }

  @Test
  public void classesThatThePolicyLacksAreDecidedByHandleUnknown() throws IOException {
    Policy policy = policy();
    state.load(without(policy, "lsm_stack", policy.config()));
    Verdict denied = world.table().stackManage(app, StackOperation.ENABLE, "x");
    assertTrue(denied.isDenied());
    assertEquals(
        "# the policy knows no class lsm_stack and denies what it does not know", denied.grant());
    state.load(without(policy, "lsm_stack", policy.config() | Policy.ALLOW_UNKNOWN));
    assertSame(Verdict.ALLOW, world.table().stackManage(app, StackOperation.ENABLE, "x"));
  }

  private static Policy policy() {
    try {
      return PolicyReader.read(Files.readAllBytes(ETC.resolve("policy.33")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Policy without(String name) {
    Policy policy = policy();
    return without(policy, name, policy.config());
  }

  private static Policy without(Policy p, String name, int config) {
    Names n = p.names();
    List<ObjectClass> left =
        n.classes().entries().stream().filter(each -> !each.name().equals(name)).toList();
    Names names =
        new Names(
            n.commons(),
            Symbols.of(n.classes().count(), left),
            n.roles(),
            n.types(),
            n.users(),
            n.booleans(),
            n.sensitivities(),
            n.categories());
    return new Policy(
        p.version(),
        config,
        p.capabilities(),
        p.permissive(),
        names,
        p.rules(),
        p.conditionals(),
        p.roleTransitions(),
        p.roleAllows(),
        p.filenameTransitions(),
        p.labels(),
        p.genfs(),
        p.rangeTransitions(),
        p.typeAttributes());
  }
}
