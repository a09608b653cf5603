package org.gatehouse.lsm.fault;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.testkit.HookCalls;
import org.gatehouse.testkit.RecordingModule;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every fault, in every hook of the table, at every place among three modules. */
@RunWith(Parameterized.class)
public class FaultMatrixTest extends InWorld {
  /** Rules by which a module's error ends the walk, so that nobody behind it is asked. */
  private static final Set<Combine> ENDS_THE_WALK =
      Set.of(
          Combine.ALLOC,
          Combine.JOIN,
          Combine.ALL_AGREE,
          Combine.INTERSECT,
          Combine.CONTINUE_ON_ZERO);

  private final Fault fault;
  private final List<RecordingModule> modules =
      List.of(RecordingModule.named("a"), RecordingModule.named("b"), RecordingModule.named("c"));
  private final RecordingModule late = RecordingModule.named("late");
  private final HookCalls calls = new HookCalls(world.app().cred(), world.newObjects());

  public FaultMatrixTest(Fault fault) {
    this.fault = fault;
    modules.forEach(world::enable);
  }

  @Parameters(name = "{0}")
  public static List<Fault> faults() {
    return List.of(Fault.values());
  }

  @Test
  public void itIsADenialAndAuditedAndHidesNobodyInEveryHookAtEveryPlace() {
    for (HookMethod hook : HookMethods.ALL) {
      for (int place = 0; place < modules.size(); place++) {
        check(hook, place);
      }
    }
  }

  private void check(HookMethod hook, int place) {
    RecordingModule faulty = modules.get(place);
    String what = fault + " in " + hook + " of " + faulty.id().name();
    faulty.on(hook.javaName(), arguments -> fail());
    modules.forEach(RecordingModule::clear);
    world.audit().clear();
    Object answer = calls.call(hook, world.table());
    assertEquals(what, fault == Fault.INTERRUPT, Thread.interrupted());
    assertDeniedBy(what, hook, place, answer);
    assertAsked(what, hook, place);
    assertAudited(what, hook, faulty);
    assertEquals(what + ": no part in a decision under way", List.of(), late.calls());
    faulty.forget(hook.javaName());
    tidy();
  }

  private @Nullable Object fail() throws Throwable {
    throw fault.in(world, late);
  }

  private void assertDeniedBy(String what, HookMethod hook, int place, @Nullable Object answer) {
    if (answer instanceof Verdict verdict) {
      assertEquals(what, Errno.EACCES, verdict.errno());
      List<Decision.Answer> answers = Objects.requireNonNull(verdict.decision()).answers();
      for (int i = 0; i < modules.size(); i++) {
        assertEquals(what, i == place, answers.get(i).verdict().isDenied());
      }
    } else if (answer instanceof Reply<?> reply) {
      assertFalse(what, reply.isValue());
      assertEquals(what, refusal(hook), reply.errno());
    } else if (answer instanceof Boolean yes) {
      assertFalse(what, yes);
    }
  }

  /** A list that skips every error is that of the others, who say "not mine" here. */
  private static Errno refusal(HookMethod hook) {
    return hook.combine() == Combine.COLLECT ? Errno.EOPNOTSUPP : Errno.EACCES;
  }

  private void assertAsked(String what, HookMethod hook, int place) {
    boolean ends = ENDS_THE_WALK.contains(hook.combine());
    for (int i = 0; i < modules.size(); i++) {
      int asked = modules.get(i).calls(hook.javaName()).size();
      boolean must = !ends || i <= place;
      assertTrue(what + ": module " + i + " asked " + asked, must ? asked > 0 : asked == 0);
    }
  }

  private void assertAudited(String what, HookMethod hook, RecordingModule faulty) {
    List<AuditEvent> events = world.audit().events();
    assertTrue(
        what,
        events.stream()
            .anyMatch(
                e ->
                    e.type() == AuditEvent.Type.FAULT
                        && e.hook().equals(hook.kernelName())
                        && e.object().equals(faulty.id().name())));
    boolean denied =
        events.stream()
            .anyMatch(
                e ->
                    e.type() == AuditEvent.Type.DENIED
                        && e.hook().equals(hook.kernelName())
                        && e.errno() == Errno.EACCES);
    assertEquals(what, hook.method().getReturnType() == Verdict.class, denied);
  }

  /** Takes out who came meanwhile. */
  private void tidy() {
    world.unload(late);
    assertEquals(List.of("a", "b", "c"), stacked());
  }
}
