package org.gatehouse.lsm.blob;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.lsm.blob.Unlinked.Status;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.blob.HeaderBlob;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.FakeObjects;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Before;
import org.junit.Test;

public class BlobSlotTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");
  private final List<String> freed = Collections.synchronizedList(new ArrayList<>());

  @Before
  public void enableBoth() {
    enable(a, b);
  }

  private <T> BlobSlot<T> slot(RecordingModule module, ObjectKind kind) {
    return module.context().slots().reserve(kind, value -> freed.add(value.toString()));
  }

  private void barrier() {
    assertTrue(host().reclaimer().barrier(5000));
  }

  @Test
  @Proves("A4-3")
  public void getAnswersTheModulesOwnValueOrNull() {
    BlobSlot<String> ofA = slot(a, ObjectKind.FILE);
    BlobSlot<String> ofB = slot(b, ObjectKind.FILE);
    FileObject file = newFile();
    assertNull(ofA.get(file));
    assertTrue(ofA.attach(file, "a's"));
    assertEquals("a's", ofA.get(file));
    assertNull("another module's value is not seen", ofB.get(file));
    assertNull("nor another object's", ofA.get(newFile()));
  }

  @Test
  @Proves({"A4-4", "A4-5"})
  public void attachWorksInTheAllocHookAndAtAnyLaterTimeAndNeverOverwrites() {
    BlobSlot<String> slot = slot(a, ObjectKind.FILE);
    a.on(
        "file_alloc_security",
        arguments -> {
          slot.attach((FileObject) arguments.get(0), "in alloc");
          return Verdict.ALLOW;
        });
    FileObject early = newFile();
    assertEquals("in alloc", slot.get(early));
    assertFalse(slot.attach(early, "again"));
    assertEquals("in alloc", slot.get(early));
    slot.unlink(early);
    assertTrue("later, after an unlink", slot.attach(early, "again"));
  }

  @Test
  @Proves("A4-6")
  public void theFreeHookTakesTheRecordOffAndOwnsIt() {
    BlobSlot<String> slot = slot(a, ObjectKind.FILE);
    FileObject file = newFile();
    slot.attach(file, "mine");
    List<Unlinked<String>> taken = new ArrayList<>();
    a.on(
        "file_free_security",
        arguments -> {
          taken.add(slot.unlink((FileObject) arguments.get(0)));
          taken.add(slot.unlink((FileObject) arguments.get(0)));
          return null;
        });
    host().objects().release(file);
    barrier();
    assertEquals(
        List.of(new Unlinked<>(Status.UNLINKED, "mine"), new Unlinked<>(Status.ABSENT, null)),
        taken);
    assertEquals("the host does not free it a second time", List.of(), freed);
  }

  @Test
  @Proves("A4-7")
  public void unlinkSaysWhetherTheValueIsTheCallersOrTheObjectWasFreedFirst() {
    BlobSlot<String> slot = slot(a, ObjectKind.FILE);
    FileObject file = newFile();
    assertEquals(Status.ABSENT, slot.unlink(file).status());
    slot.attach(file, "x");
    assertEquals(new Unlinked<>(Status.UNLINKED, "x"), slot.unlink(file));
    slot.attach(file, "y");
    host().objects().release(file);
    assertEquals(new Unlinked<>(Status.DISOWNED, null), slot.unlink(file));
    barrier();
    assertEquals(List.of("y"), freed);
    assertFalse("a freed object takes nothing", slot.attach(file, "z"));
  }

  @Test
  @Proves("A4-8")
  public void valuesOfTwoModulesInLimboAreFreedOnceEach() {
    BlobSlot<String> ofA = slot(a, ObjectKind.FILE);
    BlobSlot<String> ofB = slot(b, ObjectKind.FILE);
    RecordingModule reader = RecordingModule.named("reader");
    Hold held = reader.hold("task_kill");
    enable(reader);
    FileObject file = newFile();
    ofA.attach(file, "a's");
    ofB.attach(file, "b's");
    Background<Verdict> call = Background.start(this::kill);
    held.awaitEntered();
    host().objects().release(file);
    Background<Boolean> outA = Background.run(() -> disable("a"));
    Background<Boolean> outB = Background.run(() -> disable("b"));
    Waits.until(() -> stacked().size() == 1, "both in limbo");
    assertEquals(Status.DISOWNED, ofA.unlink(file).status());
    assertEquals(Status.DISOWNED, ofB.unlink(file).status());
    assertEquals("nothing is freed while a reader is inside", List.of(), freed);
    held.release();
    call.await();
    outA.await();
    outB.await();
    barrier();
    assertEquals(List.of("a's", "b's"), freed.stream().sorted().toList());
  }

  @Test
  @Proves({"A4-12", "B-8"})
  public void aLateModuleFindsNothingOnOlderObjectsAndMayAttach() {
    FakeObjects old = world.newObjects();
    RecordingModule late = RecordingModule.named("late");
    enable(late);
    BlobSlot<String> slot = slot(late, ObjectKind.FILE);
    assertNull(slot.get(old.file()));
    assertTrue(slot.attach(old.file(), "late"));
    assertEquals("late", slot.get(old.file()));
    world.release(old);
    barrier();
    assertEquals(List.of("late"), freed);
  }

  @Test
  @Proves("A4-12")
  public void aFreeHookOfALateModuleMeetsAnObjectWithoutItsRecord() {
    FileObject old = newFile();
    RecordingModule late = RecordingModule.named("late");
    enable(late);
    BlobSlot<String> slot = slot(late, ObjectKind.FILE);
    List<Status> seen = new ArrayList<>();
    late.on(
        "file_free_security",
        arguments -> {
          seen.add(slot.unlink((FileObject) arguments.get(0)).status());
          return null;
        });
    host().objects().release(old);
    assertEquals(List.of(Status.ABSENT), seen);
  }

  @Test
  @Proves({"B-6", "B-5"})
  public void theHeaderRecordsTheLayoutAndAccessChecksIt() {
    FileObject before = newFile();
    long old = host().blobs().layoutVersion(ObjectKind.FILE);
    assertEquals(old, ((HeaderBlob) before.blob()).layoutVersion());
    BlobSlot<String> slot = slot(a, ObjectKind.FILE);
    assertEquals(old + 1, host().blobs().layoutVersion(ObjectKind.FILE));
    assertEquals(old + 1, ((HeaderBlob) newFile().blob()).layoutVersion());
    assertNull("an older layout has no such cell", slot.get(before));
    assertTrue("and grows when it must", slot.attach(before, "grown"));
    assertEquals("grown", slot.get(before));
  }

  @Test
  @Proves("B-7")
  public void eachModulesOffsetIsItsOwnWhateverTheOrderOfLoading() {
    List<BlobSlot<Integer>> slots = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      slots.add(slot(i % 2 == 0 ? a : b, ObjectKind.FILE));
    }
    FileObject file = newFile();
    for (int i = 0; i < 5; i++) {
      assertTrue(slots.get(i).attach(file, i));
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(Integer.valueOf(i), slots.get(i).get(file));
    }
  }

  @Test
  @Proves({"C-9", "B-1"})
  public void everyKindOfObjectCarriesValuesOfEveryModule() {
    FakeObjects all = world.newObjects();
    List<SecurityObject> objects =
        List.of(
            all.task(),
            all.task().cred(),
            all.bundle(),
            all.service(),
            all.inode(),
            all.file(),
            all.socket(),
            all.message());
    assertEquals(ObjectKind.values().length, objects.size());
    for (SecurityObject object : objects) {
      BlobSlot<String> ofA = slot(a, object.kind());
      BlobSlot<String> ofB = slot(b, object.kind());
      assertTrue(ofA.attach(object, "a " + object.kind()));
      assertTrue(ofB.attach(object, "b " + object.kind()));
      assertEquals("a " + object.kind(), ofA.get(object));
      assertEquals("b " + object.kind(), ofB.get(object));
    }
    world.release(all);
    barrier();
    assertEquals(2 * objects.size(), freed.size());
  }

  @Test
  public void aSlotIsForOneKind() {
    BlobSlot<String> slot = slot(a, ObjectKind.FILE);
    assertThrows(IllegalArgumentException.class, () -> slot.get(world.app()));
    assertThrows(IllegalArgumentException.class, () -> slot.attach(world.app(), "x"));
  }

  @Test
  @Proves("C-17")
  public void aModuleThatAsksForNoSlotCostsObjectsNothing() {
    long layout = host().blobs().layoutVersion(ObjectKind.FILE);
    enable(RecordingModule.named("stateless"));
    newFile();
    assertEquals(layout, host().blobs().layoutVersion(ObjectKind.FILE));
    assertEquals(0, host().blobs().count(ObjectKind.FILE));
    BlobSlot<String> asked = slot(a, ObjectKind.FILE);
    assertNotNull(asked);
    assertEquals(layout + 1, host().blobs().layoutVersion(ObjectKind.FILE));
  }
}
