package org.gatehouse.lsm.securityfs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** /security/stacker as in 2005, error by error. */
public class StackerFilesTest extends InWorld {
  private static final String STACKER = "/security/stacker/";

  private final RecordingModule a = RecordingModule.named("a").deny("task_kill", Errno.EPERM);

  private String read(Cred subject, String name) {
    return new String(host().tree().read(subject, STACKER + name));
  }

  private int write(Cred subject, String name, String data, long offset) {
    return host().tree().write(subject, STACKER + name, data.getBytes(), offset);
  }

  private Cred root() {
    return world.operator();
  }

  private Cred app() {
    return world.app().cred();
  }

  @Test
  @Proves("A2-1")
  public void anyWriteLocksDownAndThereIsNoWayBack() {
    assertEquals("0\n", read(root(), "lockdown"));
    refused(Errno.EPERM, () -> write(app(), "lockdown", "1", 0));
    assertEquals("0\n", read(app(), "lockdown"));
    assertEquals(1, write(root(), "lockdown", "0", 0));
    assertEquals("1\n", read(app(), "lockdown"));
    write(root(), "lockdown", "0\n", 0);
    assertEquals("1\n", read(root(), "lockdown"));
    assertEquals(List.of(0644), modes("lockdown"));
  }

  private List<Integer> modes(String name) {
    return host().tree().list(root(), STACKER + name).stream().map(e -> e.mode()).toList();
  }

  @Test
  @Proves("A2-3")
  public void listModulesShowsTheActiveOnesInStackOrderUnderBothNames() {
    enable(a, RecordingModule.named("b"), RecordingModule.named("c"));
    disable("b");
    assertEquals("a\nc\n", read(app(), "listmodules"));
    assertEquals("a\nc\n", read(app(), "list_modules"));
    assertEquals(List.of(0444), modes("listmodules"));
    assertEquals("a,c", new String(host().tree().read(app(), "/security/lsm")));
    refused(Errno.EACCES, () -> write(root(), "listmodules", "x", 0));
  }

  @Test
  @Proves("A2-4")
  public void stopRespondingRemovesTheDirectoryAndMediationGoesOn() {
    enable(a);
    assertEquals(List.of(0200), modes("stop_responding"));
    refused(Errno.EPERM, () -> write(app(), "stop_responding", "1", 0));
    write(root(), "stop_responding", "1", 0);
    refused(Errno.ENOENT, () -> read(root(), "listmodules"));
    refused(Errno.ENOENT, () -> host().tree().list(root(), "/security/stacker"));
    refused(Errno.ENOENT, () -> write(root(), "unload", "a", 0));
    assertDenied(Errno.EPERM, kill());
    assertEquals("a", new String(host().tree().read(root(), "/security/lsm")));
  }

  /** EFAULT and ENOMEM have no counterpart: there are no user pointers here. */
  @Test
  @Proves("A2-5")
  public void theErrorsOfUnloadComeInTheirOrder() {
    String page = "x".repeat(4096);
    refused(Errno.EPERM, () -> write(app(), "unload", "", 1));
    refused(Errno.EINVAL, () -> write(root(), "unload", "", 0));
    refused(Errno.EINVAL, () -> write(root(), "unload", page, 0));
    refused(Errno.EINVAL, () -> write(root(), "unload", "only dummy", 0));
    enable(a);
    refused(Errno.EPERM, () -> write(app(), "unload", "a", 0));
    refused(Errno.EINVAL, () -> write(root(), "unload", "", 0));
    refused(Errno.EINVAL, () -> write(root(), "unload", page, 0));
    refused(Errno.EINVAL, () -> write(root(), "unload", "a", 1));
    refused(Errno.ENOENT, () -> write(root(), "unload", "b", 0));
    assertEquals("nothing changed", List.of("a"), stacked());
    assertEquals(1, write(root(), "unload", "a", 0));
    refused(Errno.EINVAL, () -> write(root(), "unload", "a", 0));
    assertEquals(List.of(0200), modes("unload"));
    refused(Errno.EPERM, () -> read(root(), "unload"));
  }

  @Test
  @Proves("A2-5")
  public void anAlreadyDisabledNameIsNotFound() {
    enable(a, RecordingModule.named("b"));
    write(root(), "unload", "a", 0);
    refused(Errno.ENOENT, () -> write(root(), "unload", "a", 0));
  }

  @Test
  @Proves("A1-7")
  public void oneTrailingNewlineIsTrimmedAndTheNameIsExact() {
    enable(a, RecordingModule.named("b"));
    refused(Errno.ENOENT, () -> write(root(), "unload", "A", 0));
    refused(Errno.ENOENT, () -> write(root(), "unload", "a ", 0));
    refused(Errno.ENOENT, () -> write(root(), "unload", "a\n\n", 0));
    assertEquals(2, write(root(), "unload", "a\n", 0));
    assertEquals(List.of("b"), stacked());
  }

  @Test
  public void aWrongPathIsAnsweredWithTheNearestNames() {
    String message = refused(Errno.ENOENT, () -> read(root(), "listmodule")).getMessage();
    assertTrue(message, message.contains("/security/stacker/listmodules"));
    refused(Errno.EISDIR, () -> host().tree().read(root(), "/security/stacker"));
    refused(Errno.ENOTDIR, () -> host().tree().read(root(), "/security/lsm/below"));
  }

  @Test
  public void aTakenPathIsRefusedAndNothingOfTheModuleStays() {
    Runnable remove = host().tree().add("/fs/mine/one", ControlFile.readOnly(() -> "1"));
    refused(Errno.EEXIST, () -> host().tree().add("/fs/mine/one", ControlFile.readOnly(() -> "2")));
    assertEquals("1", new String(host().tree().read(app(), "/fs/mine/one")));
    remove.run();
    refused(Errno.ENOENT, () -> host().tree().list(app(), "/fs/mine"));
    refused(Errno.EINVAL, () -> host().tree().add("fs/x", ControlFile.readOnly(() -> "")));
    refused(Errno.EINVAL, () -> host().tree().add("/fs/../x", ControlFile.readOnly(() -> "")));
  }
}
