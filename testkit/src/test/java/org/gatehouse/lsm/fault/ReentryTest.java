package org.gatehouse.lsm.fault;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.HookCalls;
import org.gatehouse.testkit.RecordingModule;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** A hook that asks the very hook it answers, in every hook of the table at every place. */
public class ReentryTest extends InWorld {
  private static final HookTable DEFAULTS = new HookTable() {};

  private final List<RecordingModule> modules =
      List.of(RecordingModule.named("a"), RecordingModule.named("b"), RecordingModule.named("c"));
  private final HookCalls calls = new HookCalls(world.app().cred(), world.newObjects());

  private interface Check {
    void check(HookMethod hook, RecordingModule module);
  }

  private void everywhere(Check check) {
    modules.forEach(world::enable);
    for (HookMethod hook : HookMethods.ALL) {
      for (RecordingModule module : modules) {
        modules.forEach(RecordingModule::clear);
        check.check(hook, module);
        module.forget(hook.javaName());
      }
    }
    assertEquals(List.of("a", "b", "c"), stacked());
  }

  @Test
  public void anAnswerThatComesFromAskingAgainIsTheAnswer() {
    everywhere(
        (hook, module) -> {
          AtomicInteger depth = new AtomicInteger();
          module.on(hook.javaName(), arguments -> askAgain(hook, depth));
          Object answer = calls.call(hook, world.table());
          assertEquals(hook.kernelName(), text(calls.call(hook, DEFAULTS)), text(answer));
          assertTrue(hook + " of " + module.id(), module.calls(hook.javaName()).size() >= 2);
        });
  }

  private @Nullable Object askAgain(HookMethod hook, AtomicInteger depth) {
    Object target = depth.getAndIncrement() == 0 ? world.table() : DEFAULTS;
    return calls.call(hook, target);
  }

  private static String text(@Nullable Object answer) {
    return answer instanceof byte[] bytes ? new String(bytes) : String.valueOf(answer);
  }

  private static @Nullable Object onASmallStack(Supplier<@Nullable Object> call) {
    AtomicReference<@Nullable Object> answer = new AtomicReference<>();
    Thread thread = new Thread(null, () -> answer.set(attempt(call)), "small-stack", 160 << 10);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return answer.get();
  }

  /** A query or notification may let the overflow out; a check may not. */
  private static @Nullable Object attempt(Supplier<@Nullable Object> call) {
    try {
      return call.get();
    } catch (AssertionError | StackOverflowError e) {
      return e;
    }
  }

  /** The stack overflows in the depth; that is no fault of a module, and no door. */
  @Test
  public void askingWithoutEndIsADenialAndEveryReadSectionEnds() {
    everywhere(
        (hook, module) -> {
          module.on(hook.javaName(), arguments -> calls.call(hook, world.table()));
          Object answer = onASmallStack(() -> calls.call(hook, world.table()));
          boolean check = hook.method().getReturnType() == Verdict.class;
          boolean denied = answer instanceof Verdict verdict && verdict.isDenied();
          assertEquals(hook + " of " + module.id(), check, denied);
        });
    Background.run(host().reclaimer()::synchronize).await();
  }
}
