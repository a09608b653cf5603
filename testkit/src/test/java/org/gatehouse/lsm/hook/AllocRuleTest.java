package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Modules a, b, c, of which b refuses the object. */
public class AllocRuleTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");
  private final RecordingModule c = RecordingModule.named("c");
  private final List<Object> freed = new ArrayList<>();

  private static StackConfig undo(boolean complete) {
    return new StackConfig(List.of(), Set.of(), CombineRule.ALL, complete, 21, 100);
  }

  private void bRefusesFiles() {
    b.deny("file_alloc_security", Errno.ENOSPC);
    enable(a, b, c);
  }

  private List<Integer> calls(String hook) {
    return List.of(a.calls(hook).size(), b.calls(hook).size(), c.calls(hook).size());
  }

  @Test
  @Proves("B-2")
  public void completeUndoCallsEveryFreeHookEvenWhereAllocWasNeverCalled() {
    host().configure(undo(true));
    bRefusesFiles();
    refused(Errno.ENOSPC, this::newFile);
    assertEquals(List.of(1, 1, 0), calls("file_alloc_security"));
    assertEquals(List.of(1, 1, 1), calls("file_free_security"));
  }

  @Test
  @Proves({"A3-4", "B-4"})
  public void succeededUndoCallsOnlyTheFreeHooksBeforeTheOneThatFailed() {
    host().configure(undo(false));
    bRefusesFiles();
    refused(Errno.ENOSPC, this::newFile);
    assertEquals(List.of(1, 1, 0), calls("file_alloc_security"));
    assertEquals(List.of(1, 0, 0), calls("file_free_security"));
  }

  @Test
  @Proves({"A3-4", "B-4"})
  public void succeededUndoCallsNobodyWhenTheFirstFails() {
    host().configure(undo(false));
    a.deny("file_alloc_security", Errno.ENOSPC);
    enable(a, b, c);
    refused(Errno.ENOSPC, this::newFile);
    assertEquals(List.of(0, 0, 0), calls("file_free_security"));
  }

  @Test
  @Proves("B-3")
  public void freeHooksMeetAZeroedBlob() {
    enable(a, b, c);
    BlobSlot<String> slot = c.context().slots().reserve(ObjectKind.FILE);
    b.deny("file_alloc_security", Errno.ENOSPC);
    List<String> seen = new ArrayList<>();
    c.on(
        "file_free_security",
        arguments -> {
          seen.add(String.valueOf(slot.get((FileObject) arguments.get(0))));
          return null;
        });
    refused(Errno.ENOSPC, this::newFile);
    assertEquals(List.of("null"), seen);
  }

  @Test
  @Proves("B-1")
  public void theZeroedBlobIsThereBeforeTheFirstAllocHook() {
    enable(a);
    BlobSlot<String> slot = a.context().slots().reserve(ObjectKind.FILE);
    List<String> seen = new ArrayList<>();
    a.on(
        "file_alloc_security",
        arguments -> {
          FileObject file = (FileObject) arguments.get(0);
          seen.add(String.valueOf(slot.get(file)));
          seen.add(String.valueOf(slot.attach(file, "mine")));
          return Verdict.ALLOW;
        });
    FileObject file = newFile();
    assertEquals(List.of("null", "true"), seen);
    assertEquals("mine", slot.get(file));
  }

  @Test
  @Proves("A3-4")
  public void whatWasAttachedBeforeTheFailureIsFreedOnce() {
    enable(a, b);
    BlobSlot<String> slot = a.context().slots().reserve(ObjectKind.FILE, freed::add);
    a.on(
        "file_alloc_security",
        arguments -> {
          slot.attach((FileObject) arguments.get(0), "attached");
          return Verdict.ALLOW;
        });
    b.deny("file_alloc_security", Errno.ENOMEM);
    refused(Errno.ENOMEM, this::newFile);
    assertTrue(host().reclaimer().barrier(5000));
    assertEquals(List.of("attached"), freed);
  }

  @Test
  @Proves("A3-4")
  public void aTaskWhoseCredsAreRefusedIsFreedByThoseWhoAllocatedIt() {
    enable(a, b);
    b.deny("cred_prepare", Errno.EPERM);
    Task framework = host().tasks().framework();
    refused(Errno.EPERM, () -> host().tasks().fork(77, "refused", framework));
    assertEquals(1, a.calls("task_alloc").size());
    assertEquals(1, a.calls("task_free").size());
    assertTrue(host().tasks().find(77).isEmpty());
  }

  @Test
  @Proves("A3-3")
  public void everyFreeHookRunsAndWhatIsLeftOnTheObjectIsDisowned() {
    enable(a, b);
    BlobSlot<String> left = a.context().slots().reserve(ObjectKind.FILE, freed::add);
    BlobSlot<String> taken = b.context().slots().reserve(ObjectKind.FILE, freed::add);
    FileObject file = newFile();
    left.attach(file, "left");
    taken.attach(file, "taken");
    b.on(
        "file_free_security",
        arguments -> {
          taken.unlink((FileObject) arguments.get(0));
          return null;
        });
    host().objects().release(file);
    assertEquals(List.of(1, 1, 0), calls("file_free_security"));
    assertTrue(host().reclaimer().barrier(5000));
    assertEquals("the host frees what its owner did not take", List.of("left"), freed);
    host().objects().release(file);
    assertEquals("a second release does nothing", List.of(1, 1, 0), calls("file_free_security"));
  }

  @Test
  public void anAllowThatWantsARecordRefusesNoObject() {
    b.answer("file_alloc_security", Verdict.allowLogged("seen"));
    enable(a, b, c);
    newFile();
    assertEquals(List.of(1, 1, 1), calls("file_alloc_security"));
    assertEquals(List.of(0, 0, 0), calls("file_free_security"));
  }
}
