package org.gatehouse.lsm.blob;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.blob.HeaderBlob;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.FakeObjects;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** A host without support for loadable modules: bare arrays, fixed offsets, no check. */
@Proves("B-9")
public class FixedLayoutTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");

  public FixedLayoutTest() {
    super(HostOptions.DEFAULT.withLoadable(false));
  }

  @Test
  public void noBlobHasAHeader() {
    FakeObjects objects = world.newObjects();
    Set<SecurityObject> all =
        Set.of(objects.task(), objects.file(), objects.inode(), objects.socket());
    all.forEach(object -> assertFalse(object.blob() instanceof HeaderBlob));
    assertEquals(0, host().blobs().layoutVersion(ObjectKind.FILE));
  }

  @Test
  public void modulesFindTheirValuesAtTheirOffsets() {
    enable(a, b);
    BlobSlot<String> ofA = a.context().slots().reserve(ObjectKind.FILE);
    BlobSlot<Integer> ofB = b.context().slots().reserve(ObjectKind.FILE);
    FileObject file = newFile();
    assertNull(ofA.get(file));
    assertTrue(ofA.attach(file, "a's"));
    assertFalse(ofA.attach(file, "again"));
    assertTrue(ofB.attach(file, 5));
    assertEquals("a's", ofA.get(file));
    assertEquals(Integer.valueOf(5), ofB.get(file));
    assertEquals(new Unlinked<>(Unlinked.Status.UNLINKED, "a's"), ofA.unlink(file));
    assertEquals(Unlinked.Status.ABSENT, ofA.unlink(file).status());
    assertEquals(Integer.valueOf(5), ofB.get(file));
  }

  @Test
  public void valuesAreFreedWithTheirObjectAfterAGracePeriod() {
    enable(a, b);
    Queue<String> freed = new ConcurrentLinkedQueue<>();
    BlobSlot<String> ofA = a.context().slots().reserve(ObjectKind.FILE, freed::add);
    BlobSlot<String> ofB = b.context().slots().reserve(ObjectKind.FILE, freed::add);
    FileObject file = newFile();
    FileObject other = newFile();
    List.of(file, other).forEach(f -> ofA.attach(f, "a's"));
    ofB.attach(file, "b's");
    ofB.unlink(file);
    Hold hold = a.hold("task_kill");
    Background<Verdict> reader = Background.start(this::kill);
    hold.awaitEntered();
    host().objects().release(file);
    assertNull(ofA.get(file));
    assertEquals("a reader may still hold it", List.of(), List.copyOf(freed));
    hold.release();
    assertAllowed(reader.await());
    host().reclaimer().barrier(5000);
    assertEquals(List.of("a's"), List.copyOf(freed));
    assertEquals("a's", ofA.get(other));
  }

  @Test
  public void aFreedObjectTakesNoValue() {
    enable(a);
    BlobSlot<String> slot = a.context().slots().reserve(ObjectKind.FILE);
    FileObject file = newFile();
    host().objects().release(file);
    assertFalse(slot.attach(file, "late"));
    assertNull(slot.get(file));
    assertEquals(Unlinked.Status.DISOWNED, slot.unlink(file).status());
  }

  @Test
  public void aValueThatMeetsTheFreeOfItsObjectIsFreedOrRefusedAndNeverBoth() {
    enable(a);
    AtomicInteger freed = new AtomicInteger();
    BlobSlot<String> slot =
        a.context().slots().reserve(ObjectKind.FILE, value -> freed.incrementAndGet());
    long attached = 0;
    for (int round = 0; round < 50; round++) {
      List<FileObject> files = Stream.generate(this::newFile).limit(100).toList();
      Background<Long> attach =
          Background.start(() -> files.stream().filter(f -> slot.attach(f, "value")).count());
      files.forEach(host().objects()::release);
      attached += attach.await();
    }
    host().reclaimer().barrier(5000);
    assertEquals(attached, freed.get());
  }

  @Test
  public void aModuleStaysBecauseNothingOfItCouldBeSwept() {
    enable(a);
    refused(Errno.EINVAL, () -> disable("a"));
    assertEquals(List.of("a"), stacked());
  }
}
