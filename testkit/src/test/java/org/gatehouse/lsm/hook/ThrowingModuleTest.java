package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.FakeObjects;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every kind of failure at every position among three modules. */
@RunWith(Parameterized.class)
public class ThrowingModuleTest extends InWorld {
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Supplier<Throwable> failure;
  private final int position;
  private final List<RecordingModule> modules = new ArrayList<>();

  public ThrowingModuleTest(String what, int position, Supplier<Throwable> failure) {
    this.failure = failure;
    this.position = position;
  }

  @Parameters(name = "{0} at {1}")
  public static List<Object[]> failures() {
    List<Object[]> all = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      all.add(new Object[] {"RuntimeException", i, of(() -> new IllegalStateException("x"))});
      all.add(new Object[] {"StackOverflowError", i, of(StackOverflowError::new)});
      all.add(new Object[] {"OutOfMemoryError", i, of(OutOfMemoryError::new)});
      all.add(new Object[] {"LinkageError", i, of(() -> new NoClassDefFoundError("x/Y"))});
      all.add(new Object[] {"checked exception", i, of(() -> new Exception("sneaky"))});
      all.add(new Object[] {"throws while it is printed", i, of(Unprintable::new)});
    }
    return all;
  }

  private static Supplier<Throwable> of(Supplier<Throwable> failure) {
    return failure;
  }

  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  private void threeModules(String hook) {
    for (String name : NAMES) {
      modules.add(RecordingModule.named(name, TaskHooks.class, FileHooks.class));
      enable(modules.get(modules.size() - 1));
    }
    modules
        .get(position)
        .on(
            hook,
            arguments -> {
              throw failure.get();
            });
  }

  private int calls(String hook) {
    return modules.stream().mapToInt(m -> m.calls(hook).size()).sum();
  }

  @Test
  @Proves("T-combine")
  public void itIsADenialAndHidesNobody() {
    threeModules("task_kill");
    Verdict verdict = kill();
    assertDenied(Errno.EACCES, verdict);
    assertEquals(3, calls("task_kill"));
    List<Decision.Answer> answers = verdict.decision().answers();
    for (int i = 0; i < 3; i++) {
      assertEquals(i == position, answers.get(i).verdict().isDenied());
    }
  }

  @Test
  public void anotherModulesDenialIsStillTheLast() {
    threeModules("task_kill");
    modules.get(2).deny("task_kill", Errno.EPERM);
    assertDenied(Errno.EPERM, kill());
  }

  @Test
  public void underTheRuleFirstItEndsTheWalk() {
    host().configure(by(CombineRule.FIRST));
    threeModules("task_kill");
    assertDenied(Errno.EACCES, kill());
    assertEquals(position + 1, calls("task_kill"));
  }

  @Test
  public void itIsAudited() {
    threeModules("task_kill");
    kill();
    String name = NAMES.get(position);
    world.audit().await(e -> e.type() == AuditEvent.Type.DENIED, "the denial");
    boolean printable = !(failure.get() instanceof Unprintable);
    long faults =
        world.audit().events(AuditEvent.Type.FAULT).stream()
            .filter(e -> e.object().equals(name) && e.hook().equals("task_kill"))
            .count();
    assertEquals(printable ? 1 : 0, faults);
  }

  @Test
  public void aNotificationThatThrowsHidesNobody() {
    threeModules("file_release");
    host().objects().release(newFile());
    assertEquals(3, calls("file_release"));
  }

  @Test
  public void anAllocHookThatThrowsRefusesTheObject() {
    threeModules("file_alloc_security");
    refused(Errno.EACCES, this::newFile);
  }

  @Test
  public void aFreeHookThatThrowsHidesNobody() {
    FakeObjects objects = world.newObjects();
    threeModules("file_free_security");
    host().objects().release(objects.file());
    assertEquals(3, calls("file_free_security"));
  }

  @Test
  public void aStackThatWasHitByItStillChanges() {
    threeModules("task_kill");
    kill();
    NAMES.forEach(this::disable);
    assertAllowed(kill());
    assertTrue(stacked().isEmpty());
  }

  @Test
  public void theDenialSaysThatTheHookFailed() {
    threeModules("task_kill");
    assertTrue(kill().reason(), kill().reason().startsWith("the hook failed"));
  }
}
