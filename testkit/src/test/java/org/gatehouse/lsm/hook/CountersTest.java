package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.stacker.CombineRule;
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
    return of(module, "task_kill");
  }

  private HookCount of(String module, String hook) {
    return host().stacker().counts().stream()
        .filter(c -> c.module().equals(module) && c.hook().equals(hook))
        .findFirst()
        .orElse(new HookCount(module, hook, 0, 0));
  }

  private void assertCount(long invocations, long denials, RecordingModule module, String hook) {
    String name = module.id().name();
    assertEquals(new HookCount(name, hook, invocations, denials), of(name, hook));
    assertEquals(hook + " of " + name, invocations, module.calls(hook).size());
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
  public void aQueryThatIsAnsweredEarlyCountsThoseThatWereAsked() {
    RecordingModule first = RecordingModule.named("first");
    RecordingModule second = RecordingModule.named("second");
    enable(first, second);
    count(true);
    getSecurity();
    assertCount(1, 0, first, "inode_getsecurity");
    assertCount(1, 0, second, "inode_getsecurity");
    first.answer("inode_getsecurity", Reply.of(new byte[0]));
    getSecurity();
    first.answer("inode_getsecurity", Reply.error(Errno.EPERM));
    getSecurity();
    assertCount(3, 1, first, "inode_getsecurity");
    assertCount(1, 0, second, "inode_getsecurity");
  }

  private void getSecurity() {
    var path = host().objects().path(world.folder());
    world.table().inodeGetsecurity(Objects.requireNonNull(path.inode()), "first");
  }

  @Test
  public void aNoThatEndsTheWalkCountsAsADenialOfTheOneThatSaidIt() {
    RecordingModule first = RecordingModule.named("first").answer("vm_enough_memory", false);
    RecordingModule second = RecordingModule.named("second");
    enable(first, second);
    count(true);
    world.table().vmEnoughMemory(world.app().cred(), 1);
    assertCount(1, 1, first, "vm_enough_memory");
    assertCount(0, 0, second, "vm_enough_memory");
  }

  /** Where one yes is enough, a no refuses nothing; no answer at all is a refusal anywhere. */
  @Test
  public void aNoThatAYesMayFollowIsNoDenialButSilenceIs() {
    RecordingModule first = RecordingModule.named("first");
    enable(first);
    count(true);
    world.table().ismaclabel("other");
    assertCount(1, 0, first, "ismaclabel");
    first.on(
        "ismaclabel",
        arguments -> {
          throw new IllegalStateException("no answer");
        });
    world.table().ismaclabel("other");
    assertCount(2, 1, first, "ismaclabel");
  }

  @Test
  public void aCheckThatEndsUnderTheRuleFirstCountsThoseThatWereAsked() {
    host().configure(by(CombineRule.FIRST));
    a.deny("task_kill", Errno.EPERM);
    enable(a, b);
    count(true);
    kill();
    assertCount(1, 1, a, "task_kill");
    assertCount(0, 0, b, "task_kill");
  }

  @Test
  public void anAttributeThatIsReadOfOneModuleCountsForThatOneOnly() {
    RecordingModule smack =
        RecordingModule.named("smack").answer("getprocattr", Reply.of("x".getBytes()));
    RecordingModule other = RecordingModule.named("other");
    enable(smack, other);
    count(true);
    host().tree().read(world.operator(), "/proc/self/attr/smack/current");
    assertCount(1, 0, smack, "getprocattr");
    assertCount(0, 0, other, "getprocattr");
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
