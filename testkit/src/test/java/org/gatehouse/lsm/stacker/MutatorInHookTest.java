package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** A hook that changes the stack would wait for the end of itself. */
public class MutatorInHookTest extends InWorld {
  private final AtomicReference<Errno> answer = new AtomicReference<>();
  private final RecordingModule module = RecordingModule.named("self");

  private void attempt(Runnable change) {
    try {
      change.run();
    } catch (LsmException e) {
      answer.set(e.errno());
    }
  }

  private void assertDeadlockRefused(Runnable call) {
    answer.set(null);
    Background.run(call).await();
    assertNotNull("the hook ran", answer.get());
    assertEquals(Errno.EDEADLK, answer.get());
    assertEquals(List.of("self"), stacked());
  }

  @Test
  public void everyMutatorInsideACheckIsRefused() {
    Stacker stacker = host().stacker();
    List<Runnable> changes =
        List.of(
            () -> stacker.disable(world.operator(), "self"),
            () -> stacker.enable(world.operator(), "other"),
            () -> stacker.replace(world.operator(), "self", "other"),
            () -> stacker.lockdown(world.operator()),
            () -> stacker.count(world.operator(), true),
            () -> stacker.checkUnload(world.operator(), "other"),
            () -> host().reclaimer().synchronize());
    enable(module);
    register(RecordingModule.named("other"));
    for (Runnable change : changes) {
      module.on(
          "task_kill",
          arguments -> {
            attempt(change);
            return Verdict.ALLOW;
          });
      assertDeadlockRefused(this::kill);
    }
  }

  @Test
  public void insideAQueryOfOneModuleToo() {
    module.on(
        "getprocattr",
        arguments -> {
          attempt(() -> disable("self"));
          return Reply.of(new byte[] {65});
        });
    enable(module);
    assertDeadlockRefused(() -> host().tree().read(world.operator(), "/proc/self/attr/current"));
  }

  @Test
  public void insideAQuestionToo() {
    module.on(
        "task_kill",
        arguments -> {
          attempt(() -> disable("self"));
          return Verdict.ALLOW;
        });
    enable(module);
    assertDeadlockRefused(
        () ->
            host().stacker().check("task_kill", world.app().cred(), List.of(world.stranger(), 9)));
  }

  @Test
  public void insideTheQuestionWhoMayManageTheStackToo() {
    module.on(
        "stack_manage",
        arguments -> {
          attempt(() -> disable("self"));
          return Verdict.ALLOW;
        });
    enable(module);
    register(RecordingModule.named("other"));
    assertDeadlockRefused(() -> host().stacker().checkUnload(world.operator(), "other"));
  }

  @Test
  public void insideAnAllocHookToo() {
    module.on(
        "file_alloc_security",
        arguments -> {
          attempt(() -> disable("self"));
          return Verdict.ALLOW;
        });
    enable(module);
    assertDeadlockRefused(this::newFile);
  }
}
