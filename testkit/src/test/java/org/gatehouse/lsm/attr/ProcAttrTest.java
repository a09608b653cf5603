package org.gatehouse.lsm.attr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.AttributeHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** /proc/TASK/attr as the stacker of 2005 had it, and the display of 2019. */
public class ProcAttrTest extends InWorld {
  private static final String CURRENT = "/proc/self/attr/current";

  private final RecordingModule selinux = labelled("selinux", "u:r:t:s0\n");
  private final RecordingModule smack = labelled("smack", "Db");

  private static RecordingModule labelled(String name, String label) {
    return RecordingModule.named(name, AttributeHooks.class)
        .answer("getprocattr", Reply.of(label.getBytes()))
        .on("setprocattr", arguments -> Reply.of(((byte[]) arguments.get(2)).length));
  }

  private static RecordingModule refusing(String name, Errno errno) {
    return RecordingModule.named(name, AttributeHooks.class)
        .answer("getprocattr", Reply.error(errno));
  }

  private Cred app() {
    return world.app().cred();
  }

  private String read(String path) {
    return new String(host().tree().read(app(), path));
  }

  private int write(String path, String value) {
    return host().tree().write(app(), path, value.getBytes(), 0);
  }

  private static String written(RecordingModule module) {
    var calls = module.calls("setprocattr");
    return new String((byte[]) calls.get(calls.size() - 1).arguments().get(2));
  }

  @Test
  public void aNumberAsANameDoesNotStandForTheTaskOfThatNumber() {
    host().tasks().fork(90, "org.example.ninety", host().tasks().framework());
    host().tasks().fork(91, "90", host().tasks().framework());
    byte[] status = host().tree().read(world.operator(), "/proc/90/status");
    assertTrue(new String(status).startsWith("Name:\torg.example.ninety\n"));
  }

  @Test
  @Proves({"A3-9", "C-7"})
  public void everyModulesValueIsALineWithItsName() {
    enable(selinux, smack);
    assertEquals("u:r:t:s0 (selinux)\nDb (smack)\n", read(CURRENT));
  }

  @Test
  @Proves("C-7")
  public void currentReportsFromWhicheverModuleIsActive() {
    enable(smack);
    assertEquals("Db (smack)\n", read(CURRENT));
    disable("smack");
    enable(selinux);
    assertEquals("u:r:t:s0 (selinux)\n", read(CURRENT));
  }

  @Test
  @Proves("A3-9")
  public void notMineAndEmptyValuesAreSkipped() {
    enable(refusing("none", Errno.EINVAL), labelled("empty", ""), smack);
    assertEquals("Db (smack)\n", read(CURRENT));
    disable("smack");
    assertEquals("", read(CURRENT));
    disable("empty");
    refused(Errno.EINVAL, () -> read(CURRENT));
  }

  @Test
  @Proves("A3-9")
  public void anyOtherErrorIsTheAnswerAndNothingOfTheOthersIsShown() {
    enable(smack, refusing("strict", Errno.EACCES));
    refused(Errno.EACCES, () -> read(CURRENT));
  }

  @Test
  @Proves("A3-10")
  public void aValueWithAModulesNameGoesToThatModule() {
    enable(selinux, smack);
    assertEquals("Web (smack)\n".length(), write(CURRENT, "Web (smack)\n"));
    assertEquals("Web", written(smack));
    assertEquals("Web    (smack)".length(), write(CURRENT, "Web    (smack)"));
    assertEquals("Web", written(smack));
    assertTrue(selinux.calls("setprocattr").isEmpty());
  }

  @Test
  @Proves("A3-10")
  public void theResultIsTheModulesOwnPlusWhatWasStripped() {
    smack.answer("setprocattr", Reply.of(1));
    enable(smack);
    assertEquals(1 + " (smack)\n".length(), write(CURRENT, "Web (smack)\n"));
  }

  @Test
  @Proves("A3-10")
  public void aPlainValueGoesToSelinux() {
    enable(selinux, smack);
    assertEquals(3, write(CURRENT, "u:x"));
    assertEquals("u:x", written(selinux));
    assertTrue(smack.calls("setprocattr").isEmpty());
  }

  @Test
  @Proves("A3-10")
  public void anUnknownModuleOrOneWithoutTheHookIsInvalid() {
    enable(selinux, RecordingModule.named("yama", org.gatehouse.lsm.hook.TaskHooks.class));
    refused(Errno.EINVAL, () -> write(CURRENT, "x (nobody)"));
    refused(Errno.EINVAL, () -> write(CURRENT, "x (yama)"));
    assertTrue(selinux.calls("setprocattr").isEmpty());
  }

  @Test
  @Proves("A2-10")
  public void withoutSelinuxAPlainValueHasNoReceiver() {
    enable(selinux, smack);
    disable("selinux");
    refused(Errno.EINVAL, () -> write(CURRENT, "u:x"));
    world.enable("selinux");
    assertEquals(3, write(CURRENT, "u:x"));
  }

  @Test
  public void aTaskWritesItsOwnAttributesOnly() {
    enable(selinux);
    refused(Errno.EACCES, () -> write("/proc/org.example.stranger/attr/current", "u:x"));
    assertEquals(3, write("/proc/org.example.app/attr/current", "u:x"));
  }

  @Test
  public void everyModuleHasAFolderOfItsOwn() {
    enable(selinux, smack);
    assertEquals("Db", read("/proc/self/attr/smack/current"));
    write("/proc/self/attr/smack/current", "Web");
    assertEquals("Web", written(smack));
    disable("smack");
    refused(Errno.ENOENT, () -> read("/proc/self/attr/smack/current"));
  }

  @Test
  @Proves("C-16")
  public void theDisplayChoosesWhoseValueThePlainFileShowsAndTakes() {
    enable(selinux, smack);
    display("/proc/org.example.app/attr/display", "smack");
    assertEquals("Db", read(CURRENT));
    assertEquals("smack\n", read("/proc/self/attr/display"));
    write(CURRENT, "Web");
    assertEquals("Web", written(smack));
    display("/proc/org.example.app/attr/display", "");
    assertEquals("u:r:t:s0 (selinux)\nDb (smack)\n", read(CURRENT));
  }

  @Test
  @Proves("C-16")
  public void theDefaultDisplayIsReadableAndChoosingIsPrivileged() {
    enable(selinux, smack);
    assertEquals("\n", read("/security/lsm_display_default"));
    display("/security/lsm_display_default", "smack");
    assertEquals("smack\n", read("/security/lsm_display_default"));
    assertEquals("Db", read(CURRENT));
    refused(Errno.EACCES, () -> write("/security/lsm_display_default", "selinux"));
    refused(Errno.EINVAL, () -> display("/security/lsm_display_default", "nobody"));
    assertEquals("Db", read(CURRENT));
  }

  private void display(String path, String module) {
    host().tree().write(world.operator(), path, module.getBytes(), 0);
  }

  @Test
  @Proves("C-16")
  public void theCompoundContextHoldsEveryModulesNameAndValue() {
    enable(labelled("selinux", "u:r:t:s0"), smack);
    assertArrayEquals(
        "selinux\0u:r:t:s0\0smack\0Db\0".getBytes(),
        host().tree().read(app(), "/proc/self/attr/context"));
  }

  @Test
  @Proves("C-16")
  public void aDenialCarriesTheLabelsOfSubjectAndObjectForEachModule() {
    enable(selinux, smack);
    enable(RecordingModule.named("no").deny("task_kill", Errno.EPERM));
    assertEquals(
        java.util.List.of(
            "subj_selinux=u:r:t:s0", "subj_smack=Db", "obj_selinux=u:r:t:s0", "obj_smack=Db"),
        kill().decision().labels());
  }

  @Test
  public void theSubjectsOwnWordIsItsLabel() {
    RecordingModule hat = labelled("hats", "task");
    enable(hat.answer("getselfattr", Reply.of("thread".getBytes())));
    enable(RecordingModule.named("no").deny("task_kill", Errno.EPERM));
    assertEquals(
        java.util.List.of("subj_hats=thread", "obj_hats=task"), kill().decision().labels());
  }
}
