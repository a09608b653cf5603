package org.gatehouse.capability;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.capability.policy.Prctl;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.RecordingModule;
import org.junit.After;
import org.junit.Test;

public class CapabilityModuleTest {
  private static final String APP = "/bundle/org.example.app ";

  private final FakeWorld world = new FakeWorld();
  private final RecordingLog log = new RecordingLog();
  private final CapabilityModule module =
      new CapabilityModule(
          task -> task == world.stranger() ? FileCaps.parse("cap_kill=ep") : FileCaps.NONE,
          log.logger());

  @After
  public void close() {
    world.close();
  }

  private void enable() {
    world.enable(module);
  }

  private void configure(String name, String value) {
    module.modified(Configs.of(Map.of(name, value)));
  }

  private void grant(String capabilities) {
    configure("capabilities", capabilities);
  }

  private Verdict capable(Task task, Capability capability) {
    return world.table().capable(task.cred(), capability);
  }

  private boolean isKiller(Task task) {
    return !capable(task, Capability.CAP_KILL).isDenied();
  }

  private void restart(Task task) {
    world.host().tasks().exec(task, world.host().tasks().prepare(task));
  }

  private String prctl(Task task, int option, long... args) {
    long[] a = java.util.Arrays.copyOf(args, 4);
    return world.table().taskPrctl(task.cred(), option, a[0], a[1], a[2], a[3]).toString();
  }

  @Test
  public void standsFirstWithTheNumberOfLinux() {
    assertEquals(100, module.id().number());
    assertEquals(OrderClass.FIRST, module.order());
  }

  @Test
  public void frameworkAndOperatorHoldAllAndBundlesNone() {
    enable();
    for (Capability capability : Capability.values()) {
      assertSame(Verdict.ALLOW, capable(world.host().tasks().framework(), capability));
      assertSame(Verdict.ALLOW, world.table().capable(world.operator(), capability));
      assertEquals(Errno.EPERM, capable(world.app(), capability).errno());
    }
  }

  @Test
  public void denialNamesTheEntryThatAllowsItAndThatWorksWithoutRestart() {
    enable();
    Verdict denied = capable(world.app(), Capability.CAP_SYS_BOOT);
    assertEquals("EPERM org.example.app(1) does not hold CAP_SYS_BOOT", denied.toString());
    String entry = "/bundle/org.example.app cap_sys_boot=ep";
    assertEquals(
        entry + " added to capabilities in etc/org.gatehouse.capability.cfg", denied.grant());
    grant(entry);
    assertSame(Verdict.ALLOW, capable(world.app(), Capability.CAP_SYS_BOOT));
    assertTrue(capable(world.plugin(), Capability.CAP_SYS_BOOT).isDenied());
  }

  @Test
  public void denialThatNoGrantChangesSaysSo() {
    enable();
    grant(APP + "cap_setpcap=ep; /bundle/org.example.stranger cap_kill=p");
    assertEquals("0", prctl(world.app(), Prctl.PR_CAPBSET_DROP, 5));
    assertHopeless(world.app(), "its bounding set is without it");
    assertHopeless(world.stranger(), "it is permitted but not effective");
    assertEquals("0", prctl(world.plugin(), Prctl.PR_SET_NO_NEW_PRIVS, 1));
    assertHopeless(world.plugin(), "it gains none under no_new_privs");
  }

  private void assertHopeless(Task task, String why) {
    Verdict denied = capable(task, Capability.CAP_KILL);
    assertEquals("EPERM " + task + " does not hold CAP_KILL; " + why, denied.toString());
    assertEquals("", denied.grant());
  }

  @Test
  public void programHasOnlyWhatIsConfiguredForItsPath() {
    enable();
    grant(APP + "cap_kill=ep; /usr/bin/ping cap_net_raw=ep");
    assertEquals("cap_net_raw=ep", programOf(world.app(), "/usr/bin/ping"));
    assertEquals("=", programOf(world.app(), "/usr/bin/true"));
    assertEquals("=", programOf(world.host().tasks().framework(), "/usr/bin/true"));
  }

  private String programOf(Task task, String path) {
    Cred cred = world.host().tasks().prepare(task);
    ProgramObject program = new ProgramObject(path, List.of(), null, cred);
    Inode file = world.newObjects().inode();
    assertSame(Verdict.ALLOW, world.table().bprmCredsFromFile(task.cred(), program, file));
    byte[] sets = module.controlFiles().get(CapabilityModule.SELF_FILE).read(cred);
    return new String(sets, StandardCharsets.US_ASCII).strip();
  }

  @Test
  public void withdrawnGrantIsGoneAtOnce() {
    enable();
    grant(APP + "cap_kill=ep");
    assertTrue(isKiller(world.app()));
    grant("");
    assertTrue(!isKiller(world.app()));
  }

  @Test
  public void frameworkCanBeGrantedLess() {
    enable();
    configure("framework", "=ep cap_kill-ep");
    assertTrue(!isKiller(world.host().tasks().framework()));
    assertTrue(!capable(world.host().tasks().framework(), Capability.CAP_MAC_ADMIN).isDenied());
  }

  @Test
  public void whatATaskDroppedItGetsBackOnlyByRestart() {
    enable();
    grant(APP + "cap_kill,cap_chown=ep");
    module
        .controlFiles()
        .get(CapabilityModule.SELF_FILE)
        .write(world.app().cred(), "cap_chown=ep".getBytes(StandardCharsets.US_ASCII), 0);
    assertTrue(!isKiller(world.app()));
    grant(APP + "cap_kill,cap_chown,cap_fowner=ep");
    assertTrue(!isKiller(world.app()));
    restart(world.app());
    assertTrue(isKiller(world.app()));
  }

  @Test
  public void droppedFromTheBoundingSetNoGrantReachesTheTask() {
    enable();
    grant(APP + "cap_setpcap=ep");
    assertEquals("0", prctl(world.app(), Prctl.PR_CAPBSET_DROP, 5));
    grant(APP + "cap_setpcap,cap_kill=p");
    assertTrue(!isKiller(world.app()));
    restart(world.app());
    assertTrue(!isKiller(world.app()));
  }

  @Test
  public void startThatCannotHaveWhatShallBeInForceIsRefused() {
    enable();
    grant(APP + "cap_setpcap=ep");
    assertEquals("0", prctl(world.app(), Prctl.PR_CAPBSET_DROP, 5));
    grant(APP + "cap_setpcap,cap_kill=ep");
    LsmException refused = assertThrows(LsmException.class, () -> restart(world.app()));
    assertEquals(Errno.EPERM, refused.errno());
    assertTrue(!isKiller(world.app()));
  }

  @Test
  public void noNewPrivsKeepsGrantsAway() {
    enable();
    assertEquals("0", prctl(world.app(), Prctl.PR_SET_NO_NEW_PRIVS, 1));
    grant(APP + "cap_kill=ep");
    assertTrue(!isKiller(world.app()));
    restart(world.app());
    assertTrue(!isKiller(world.app()));
  }

  @Test
  public void newTaskHasItsGrantBeforeItStarts() {
    enable();
    grant("/bundle/org.example.* cap_kill=ep");
    assertTrue(isKiller(world.host().tasks().fork(9, "org.example.late", world.app())));
    assertTrue(!isKiller(world.host().tasks().fork(10, "org.other", world.app())));
  }

  @Test
  public void manifestIsBelievedOnlyIfTheOperatorSaysSo() {
    enable();
    assertTrue(!isKiller(world.stranger()));
    configure("manifest", "true");
    assertTrue(isKiller(world.stranger()));
    configure("manifest", "false");
    assertTrue(!isKiller(world.stranger()));
  }

  @Test
  public void malformedConfigurationKeepsTheLastGoodOneAndSaysSo() {
    enable();
    grant(APP + "cap_kill=ep");
    grant(APP + "cap_kil=ep");
    assertTrue(isKiller(world.app()));
    String why = "capabilities, character 25: no capability 'cap_kil'";
    assertEquals("[ERROR " + why + "; the last good configuration stays]", log.lines().toString());
  }

  @Test
  public void moreCapableTasksAreOutOfReach() {
    enable();
    grant(APP + "cap_kill=ep");
    assertEquals(Errno.EPERM, reach(world.stranger(), world.app()).errno());
    assertSame(Verdict.ALLOW, reach(world.app(), world.stranger()));
    assertSame(Verdict.ALLOW, reach(world.app(), world.app()));
    grant(APP + "cap_kill=ep; /bundle/org.example.stranger cap_sys_ptrace=ep");
    assertSame(Verdict.ALLOW, reach(world.stranger(), world.app()));
  }

  private Verdict reach(Task from, Task to) {
    return world.table().ptraceAccessCheck(from.cred(), to, PtraceMode.ATTACH);
  }

  @Test
  public void priorityOfMoreCapableTasksNeedsSysNice() {
    enable();
    grant(APP + "cap_kill=ep");
    Verdict denied = world.table().taskSetnice(world.stranger().cred(), world.app(), 1);
    assertEquals(Errno.EPERM, denied.errno());
    assertSame(Verdict.ALLOW, world.table().taskSetnice(world.app().cred(), world.stranger(), 1));
  }

  private Verdict relabel(String name) {
    Inode inode = world.newObjects().inode();
    return world.table().inodeSetxattr(world.app().cred(), inode, new Xattr(name, new byte[1]));
  }

  @Test
  @Proves("A5-1")
  public void plainCapabilityRefusesItsOwnLabelToANonAdmin() {
    enable();
    assertEquals(Errno.EPERM, relabel("security.selinux").errno());
    assertSame(Verdict.ALLOW, relabel("user.note"));
    grant(APP + "cap_setfcap=ep");
    assertSame(Verdict.ALLOW, relabel("security.capability"));
    assertEquals(Errno.EPERM, relabel("security.selinux").errno());
  }

  @Test
  @Proves("A5-1")
  public void capStackLeavesLabelsToOthers() {
    enable();
    configure("xattr", "false");
    assertSame(Verdict.ALLOW, relabel("security.selinux"));
  }

  @Test
  @Proves("A5-1")
  public void neighbourThatOwnsTheNameDecidesOnIt() {
    enable();
    world.enable(
        RecordingModule.named("owner")
            .on("inodeXattrSkipcap", arguments -> arguments.get(0).equals("security.selinux")));
    assertSame(Verdict.ALLOW, relabel("security.selinux"));
    assertEquals(Errno.EPERM, relabel("security.SMACK64").errno());
  }

  @Test
  public void unknownPrctlIsLeftToOthers() {
    enable();
    assertEquals("ENOSYS", prctl(world.app(), 0x59616d61, 1));
  }
}
