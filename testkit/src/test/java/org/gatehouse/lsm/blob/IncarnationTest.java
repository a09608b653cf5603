package org.gatehouse.lsm.blob;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

/** What one incarnation of a module left is swept, and never seen by the next. */
public class IncarnationTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final List<Object> freed = Collections.synchronizedList(new ArrayList<>());

  private BlobSlot<String> slot() {
    return a.context().slots().reserve(ObjectKind.FILE, freed::add);
  }

  @Test
  public void disableSweepsEveryValueOfTheModuleAndFreesEachOnce() {
    enable(a);
    BlobSlot<String> slot = slot();
    List<FileObject> files = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      files.add(newFile());
      slot.attach(files.get(i), "value " + i);
    }
    disable("a");
    assertEquals(100, freed.size());
    assertEquals(100, freed.stream().distinct().count());
    files.forEach(file -> assertNull(slot.get(file)));
    files.forEach(host().objects()::release);
    assertTrue(host().reclaimer().barrier(5000));
    assertEquals("not again with the object", 100, freed.size());
  }

  private String files() {
    byte[] table = host().tree().read(world.operator(), "/security/gatehouse/blobs");
    return new String(table, US_ASCII).lines().filter(l -> l.startsWith("FILE")).findFirst().get();
  }

  @Test
  public void theControlTreeCountsSlotsUntilTheyAreSweptAndBlobsUntilTheirObjectsGo() {
    enable(a);
    FileObject file = newFile();
    slot().attach(file, "value");
    slot();
    assertEquals("FILE\t2\t1", files());
    disable("a");
    assertEquals("FILE\t0\t1", files());
    host().objects().release(file);
    assertEquals("FILE\t0\t0", files());
  }

  @Test
  @Proves("A4-10")
  public void valuesAreUnlinkedAtOnceAndFreedAfterOneGracePeriod() {
    Hold hold = a.hold("task_kill");
    enable(a);
    BlobSlot<String> slot = slot();
    FileObject file = newFile();
    slot.attach(file, "value");
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> out = Background.run(() -> disable("a"));
    Waits.until(() -> slot.get(file) == null, "unlinked");
    assertEquals("a reader may still use it", List.of(), freed);
    out.assertStillRunning(30);
    hold.release();
    out.await();
    call.await();
    assertEquals(List.of("value"), freed);
  }

  @Test
  public void theNextIncarnationSeesNothingOfTheOneBefore() {
    enable(a);
    BlobSlot<String> stale = slot();
    FileObject file = newFile();
    stale.attach(file, "stale");
    disable("a");
    world.enable("a");
    BlobSlot<String> fresh = slot();
    assertNull(fresh.get(file));
    assertTrue(fresh.attach(file, "fresh"));
    assertNull("the old slot sees nothing of the new", stale.get(file));
    assertFalse(stale.attach(file, "too late"));
    assertEquals(Unlinked.Status.ABSENT, stale.unlink(file).status());
    assertEquals("fresh", fresh.get(file));
  }

  @Test
  public void anotherModuleThatGetsTheSameIndexIsANewGeneration() {
    RecordingModule b = RecordingModule.named("b");
    enable(a);
    FileObject file = newFile();
    BlobSlot<String> old = slot();
    old.attach(file, "a's");
    disable("a");
    enable(b);
    BlobSlot<Integer> reused = b.context().slots().reserve(ObjectKind.FILE);
    assertNull(reused.get(file));
    assertTrue(reused.attach(file, 5));
    assertNull(old.get(file));
    assertEquals(Integer.valueOf(5), reused.get(file));
  }

  @Test
  public void aModuleThatIsDisabledReservesNothing() {
    enable(a);
    BlobSlots slots = a.context().slots();
    disable("a");
    assertThrows(IllegalStateException.class, () -> slots.reserve(ObjectKind.FILE));
  }

  @Test
  public void aFreeCallbackThatThrowsIsAuditedAndTheOthersRun() {
    enable(a);
    BlobSlot<String> slot =
        a.context()
            .slots()
            .reserve(
                ObjectKind.FILE,
                value -> {
                  freed.add(value);
                  if (value.equals("bad")) {
                    throw new IllegalStateException("cannot free");
                  }
                });
    BlobSlot<String> other = slot();
    slot.attach(newFile(), "bad");
    slot.attach(newFile(), "good");
    other.attach(newFile(), "other");
    disable("a");
    assertEquals(ModuleState.DISABLED, state("a"));
    assertEquals(3, freed.size());
    world.audit().await(e -> e.type() == AuditEvent.Type.FAULT, "the fault");
    world.enable("a");
  }

  @Test
  public void valuesOfCollectedObjectsAreNotKept() {
    RecordingModule forgetful = RecordingModule.named("forgetful", FileHooks.class);
    enable(forgetful);
    BlobSlot<byte[]> slot = forgetful.context().slots().reserve(ObjectKind.MESSAGE);
    for (int i = 0; i < 200; i++) {
      slot.attach(host().objects().message("t", world.app().cred()), new byte[100_000]);
    }
    Waits.until(
        () -> {
          System.gc();
          return host().blobs().count(ObjectKind.MESSAGE) == 0;
        },
        "the table lets go of collected objects");
  }

  @Test
  public void anObjectThatWasRefusedLeavesNoBlobBehind() {
    enable(a);
    a.deny("file_alloc_security", Errno.EPERM);
    refused(Errno.EPERM, this::newFile);
    assertEquals(0, host().blobs().count(ObjectKind.FILE));
  }
}
