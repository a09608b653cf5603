package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.stacker.HookCount;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

@Proves("B-13")
public class CountersTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a", TaskHooks.class);
  private final RecordingModule b = RecordingModule.named("b", TaskHooks.class);

  private void count(boolean on) {
    host().stacker().count(world.operator(), on);
  }

  private HookCount of(String module) {
    return host().stacker().counts().stream()
        .filter(c -> c.module().equals(module) && c.hook().equals("task_kill"))
        .findFirst()
        .orElse(new HookCount(module, "task_kill", 0, 0));
  }

  @Test
  public void theyAreOffUntilAnOperatorSwitchesThemOn() {
    enable(a);
    kill();
    assertEquals(List.of(), host().stacker().counts());
    count(true);
    kill();
    assertEquals(1, of("a").invocations());
    count(false);
    kill();
    assertEquals(1, of("a").invocations());
  }

  @Test
  public void invocationsAndDenialsAreCountedForEachModuleAndHook() {
    b.deny("task_kill", Errno.EPERM);
    enable(a, b);
    count(true);
    for (int i = 0; i < 5; i++) {
      kill();
    }
    b.answer("task_kill", Verdict.ALLOW);
    kill();
    assertEquals(new HookCount("a", "task_kill", 6, 0), of("a"));
    assertEquals(new HookCount("b", "task_kill", 6, 5), of("b"));
  }

  @Test
  public void noneIsLostBetweenThreads() {
    enable(a);
    count(true);
    List<Background<Boolean>> threads =
        List.of(Background.run(this::killOften), Background.run(this::killOften));
    threads.forEach(Background::await);
    assertEquals(10_000, of("a").invocations());
  }

  private void killOften() {
    for (int i = 0; i < 5000; i++) {
      kill();
    }
  }

  @Test
  public void theControlTreeShowsThem() {
    enable(a);
    count(true);
    kill();
    byte[] text = host().tree().read(world.operator(), "/security/gatehouse/statistics");
    assertTrue(new String(text).contains("a\ttask_kill\t1\t0\n"));
  }
}
