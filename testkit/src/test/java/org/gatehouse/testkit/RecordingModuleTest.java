package org.gatehouse.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.junit.After;
import org.junit.Test;

public class RecordingModuleTest {
  private final FakeWorld world = new FakeWorld();
  private final FakeObjects objects = world.newObjects();

  @After
  public void close() {
    world.close();
  }

  private Verdict open() {
    return world.table().fileOpen(world.app().cred(), objects.file());
  }

  @Test
  public void hasEveryHookUnlessTold() {
    world.enable(RecordingModule.named("all"));
    world.enable(RecordingModule.named("files", FileHooks.class));
    assertEquals(HookMethods.ALL.size(), world.info("all").hooks().size());
    assertTrue(world.info("files").hooks().contains("file_open"));
    assertFalse(world.info("files").hooks().contains("task_kill"));
  }

  @Test
  public void answersTheDefaultAndRemembersTheCall() {
    RecordingModule module = RecordingModule.named("recording");
    world.enable(module);
    assertSame(Verdict.ALLOW, open());
    assertEquals(
        List.of(new RecordingModule.Call("fileOpen", List.of(world.app().cred(), objects.file()))),
        module.calls("file_open"));
    module.clear();
    assertEquals(List.of(), module.calls());
  }

  @Test
  public void answersWhatItWasTold() {
    world.enable(RecordingModule.named("denying").deny("file_open", Errno.EBUSY));
    assertEquals(Errno.EBUSY, open().errno());
  }

  @Test
  public void throwsWhatItWasTold() {
    RecordingModule module = RecordingModule.named("throwing");
    world.enable(
        module.on(
            "fileOpen",
            arguments -> {
              throw new IllegalStateException("told to");
            }));
    assertEquals(Errno.EACCES, open().errno());
    AuditEvent fault =
        world.audit().await(e -> e.type() == AuditEvent.Type.FAULT, "a fault to be audited");
    assertTrue(fault.reason(), fault.reason().contains("told to"));
  }

  @Test
  public void holdsACallUntilItIsReleased() {
    RecordingModule module = RecordingModule.named("holding");
    Hold hold = module.hold("fileOpen");
    world.enable(module);
    Background<Verdict> call = Background.start(this::open);
    hold.awaitEntered();
    call.assertStillRunning(20);
    hold.release();
    assertSame(Verdict.ALLOW, call.await());
  }

  @Test
  public void standsInFrontOfAnotherModule() {
    RecordingModule inner = RecordingModule.named("inner").deny("fileOpen", Errno.EPERM);
    RecordingModule outer = RecordingModule.around(inner, FileHooks.class, TaskHooks.class);
    world.enable(outer);
    assertEquals(Errno.EPERM, open().errno());
    assertEquals(1, outer.calls("fileOpen").size());
    assertEquals(1, inner.timesEnabled());
    world.unload(outer);
    assertEquals(1, inner.timesDisabled());
    assertSame(Verdict.ALLOW, open());
  }

  @Test
  public void aHookThatDoesNotExistIsAnError() {
    assertThrows(
        IllegalArgumentException.class, () -> RecordingModule.named("typo").hold("fileOpne"));
  }

  @Test
  public void objectsGoWithTheirTask() {
    RecordingModule module = RecordingModule.named("recording");
    world.enable(module);
    world.release(objects);
    for (String free :
        List.of(
            "fileFreeSecurity",
            "inodeFreeSecurity",
            "skFreeSecurity",
            "serviceFreeSecurity",
            "msgMsgFreeSecurity",
            "bundleFreeSecurity",
            "credFree",
            "taskFree")) {
      assertFalse(free, module.calls(free).isEmpty());
    }
  }
}
