package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.FakeObjects;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

public class TwoStepsOutTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");
  private final RecordingModule c = RecordingModule.named("c");

  private void unload(String name) {
    host().tree().write(world.operator(), "/security/stacker/unload", name.getBytes(), 0);
  }

  @Test
  @Proves("A2-6")
  public void aWriteToUnloadIsStepOneAndThenStepTwoIsAllowed() {
    enable(a, b);
    unload("a");
    assertEquals(List.of("b"), stacked());
    assertEquals(ModuleState.DISABLED, state("a"));
    assertEquals(1, a.timesDisabled());
    host().stacker().checkUnload(world.operator(), "a");
  }

  @Test
  @Proves("A2-7")
  public void aDisabledModuleIsNeitherAskedNorToldOfAllocAndFree() {
    enable(a, b);
    BlobSlot<String> slot = a.context().slots().reserve(ObjectKind.TASK);
    disable("a");
    a.clear();
    FakeObjects objects = world.newObjects();
    kill();
    world.release(objects);
    assertTrue(a.calls().toString(), a.calls().isEmpty());
    assertEquals(1, b.calls("task_kill").size());
    assertEquals(1, b.calls("task_alloc").size());
    assertFalse("no new values either", slot.attach(world.app(), "late"));
    assertNull(slot.get(world.app()));
  }

  @Test
  @Proves("A2-8")
  public void aWalkerOnARemovedEntryGoesOnToItsOldSuccessors() {
    Hold hold = a.hold("task_kill");
    b.deny("task_kill", Errno.EPERM);
    enable(a, b, c);
    Background<Verdict> walker = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> first = Background.run(() -> disable("a"));
    Background<Boolean> second = Background.run(() -> disable("b"));
    Waits.until(() -> stacked().equals(List.of("c")), "both out of the stack");
    b.clear();
    assertAllowed(kill());
    assertTrue("a new walker does not ask b", b.calls().isEmpty());
    hold.release();
    assertDenied(Errno.EPERM, walker.await());
    assertEquals(List.of("a", "b", "c"), modules(walker.await()));
    assertEquals("the walker did not restart", 1, a.calls("task_kill").size());
    assertEquals("asked once by the walker", 1, b.calls("task_kill").size());
    assertEquals("once by each", 2, c.calls("task_kill").size());
    first.await();
    second.await();
  }

  private static List<String> modules(Verdict verdict) {
    return verdict.decision().answers().stream().map(x -> x.module()).toList();
  }

  @Test
  @Proves({"A2-9", "B-14"})
  public void stepOneEndsOnlyWhenNoThreadIsInAHookOfTheModule() {
    Hold hold = a.hold("task_kill");
    enable(a);
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> out = Background.run(() -> disable("a"));
    Waits.until(() -> state("a") == ModuleState.DISABLING, "unpublished");
    out.assertStillRunning(50);
    refused(Errno.EBUSY, () -> host().stacker().checkUnload(world.operator(), "a"));
    assertEquals("not told before its hook ended", 0, a.timesDisabled());
    hold.release();
    out.await();
    assertAllowed(call.await());
    assertEquals(1, a.timesDisabled());
    host().stacker().checkUnload(world.operator(), "a");
  }

  @Test
  @Proves("A3-11")
  public void otherReadersAndWritersGoOnWhileAHookBlocks() {
    Hold hold = a.hold("task_kill");
    enable(a, b);
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    assertAllowed(world.table().taskSetnice(world.app().cred(), world.app(), 5));
    enable(c);
    assertAllowed(world.table().taskSetnice(world.app().cred(), world.app(), 5));
    assertEquals(1, c.calls("task_setnice").size());
    assertFalse(call.isDone());
    hold.release();
    assertAllowed(call.await());
  }

  @Test
  public void twoChangesOfOneModuleDoNotInterleave() {
    Hold hold = a.hold("task_kill");
    enable(a);
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> out = Background.run(() -> disable("a"));
    Waits.until(() -> state("a") == ModuleState.DISABLING, "unpublished");
    refused(Errno.EBUSY, () -> world.enable("a"));
    hold.release();
    out.await();
    call.await();
    world.enable("a");
    assertEquals(2, world.info("a").incarnation());
  }

  @Test
  public void disablingTwiceIsNotFound() {
    enable(a);
    disable("a");
    refused(Errno.ENOENT, () -> disable("a"));
  }
}
