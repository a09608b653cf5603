package org.gatehouse.lsm.blob;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** The race of 2005: an object is freed while one module unlinks and another is disabled. */
public class FreeUnlinkRaceTest extends InWorld {
  private static final int ROUNDS = 150;
  private static final int OBJECTS = 20;

  private final Map<String, Integer> ended = new ConcurrentHashMap<>();

  private void end(Object value) {
    ended.merge(value.toString(), 1, Integer::sum);
  }

  @Test
  @Proves({"A4-9", "A4-11"})
  public void everyValueEndsExactlyOnceWhoeverComesFirst() throws Exception {
    RecordingModule leaving = RecordingModule.named("leaving", FileHooks.class);
    RecordingModule staying = RecordingModule.named("staying", FileHooks.class);
    enable(leaving, staying);
    BlobSlot<String> kept = staying.context().slots().reserve(ObjectKind.FILE, this::end);
    for (int round = 0; round < ROUNDS; round++) {
      BlobSlot<String> swept = leaving.context().slots().reserve(ObjectKind.FILE, this::end);
      List<FileObject> files = attach(round, swept, kept);
      CyclicBarrier start = new CyclicBarrier(3);
      Background<Boolean> free = at(start, () -> files.forEach(host().objects()::release));
      Background<Boolean> unlink = at(start, () -> files.forEach(f -> unlink(kept, f)));
      Background<Boolean> out = at(start, () -> disable("leaving"));
      List.of(free, unlink, out).forEach(Background::await);
      world.enable("leaving");
    }
    host().reclaimer().barrier(5000);
    assertEquals("every value ended", 2 * ROUNDS * OBJECTS, ended.size());
    assertEquals(
        "once", 2L * ROUNDS * OBJECTS, (long) ended.values().stream().mapToInt(n -> n).sum());
  }

  private List<FileObject> attach(int round, BlobSlot<String> one, BlobSlot<String> two) {
    List<FileObject> files = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      FileObject file = newFile();
      one.attach(file, "leaving " + round + " " + i);
      two.attach(file, "staying " + round + " " + i);
      files.add(file);
    }
    return files;
  }

  private void unlink(BlobSlot<String> slot, FileObject file) {
    Unlinked<String> result = slot.unlink(file);
    if (result.status() == Unlinked.Status.UNLINKED) {
      end(result.value());
    }
  }

  private static Background<Boolean> at(CyclicBarrier start, Runnable work) {
    return Background.start(
        () -> {
          start.await();
          work.run();
          return true;
        });
  }
}
