package org.gatehouse.lsm.rcu;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.fixture.VirtualThreads;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.rcu.Waiting;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Read sections as modules meet them: they block, nest, overflow, and run on virtual threads. */
public class SectionsTest extends InWorld {
  private final RecordingModule module = RecordingModule.named("m", TaskHooks.class);

  private Background<Boolean> synchronizing() {
    return Background.run(() -> host().reclaimer().synchronize());
  }

  private void assertGracePeriodsEnd() {
    synchronizing().await();
    synchronizing().await();
  }

  @Test
  @Proves({"A3-11", "B-14"})
  public void aGracePeriodWaitsForAHookThatBlocks() {
    Hold hold = module.hold("task_kill");
    enable(module);
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> waiting = synchronizing();
    waiting.assertStillRunning(50);
    hold.release();
    waiting.await();
    call.await();
  }

  @Test
  public void itDoesNotWaitForSectionsThatBeginLater() {
    Hold hold = module.hold("task_kill");
    enable(module);
    assertGracePeriodsEnd();
    Background<Boolean> before = synchronizing();
    before.await();
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    hold.release();
    call.await();
  }

  @Test
  public void aNestedSectionEndsWithTheOuterOne() {
    Hold hold = module.hold("task_setnice");
    enable(module);
    module.on("task_kill", arguments -> world.table().taskSetnice(cred(), world.app(), 1));
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> waiting = synchronizing();
    waiting.assertStillRunning(30);
    hold.release();
    waiting.await();
    assertAllowed(call.await());
  }

  private Cred cred() {
    return world.app().cred();
  }

  /** Recursion through the table until the stack is full, again and again. */
  @Test
  public void stackOverflowInDeepRecursionLeaksNoSection() {
    enable(module);
    module.on("task_kill", arguments -> kill());
    for (int i = 0; i < 20; i++) {
      assertDenied(Errno.EACCES, Background.start(this::kill).await());
    }
    assertGracePeriodsEnd();
    disable("m");
    assertAllowed(kill());
  }

  /**
   * The same at every depth of the caller, so that each instruction of the front overflows once.
   */
  @Test
  public void stackOverflowAtTheEdgeOfTheStackLeaksNoSection() {
    enable(module);
    for (int i = 0; i < 30; i++) {
      Background.run(() -> descend(0)).await();
    }
    assertGracePeriodsEnd();
  }

  private int descend(int depth) {
    if (depth == Integer.MAX_VALUE) {
      return depth;
    }
    try {
      int below = descend(depth + 1);
      kill();
      return below;
    } catch (StackOverflowError e) {
      return depth;
    }
  }

  @Test
  public void aLostEndIsFoundThoughVirtualThreadsWereReaders() {
    enable(module);
    CountDownLatch read = new CountDownLatch(1);
    VirtualThreads.start("reader", () -> endsAfter(this::kill, read));
    assertTrue(Waiting.upTo(read, 10_000));
    host().srcu().enter(); // ends with this statement, uncounted
    assertGracePeriodsEnd();
  }

  @Test
  public void aLostEndDoesNotHideAVirtualThreadThatIsInside() {
    Hold hold = module.hold("task_kill");
    enable(module);
    CountDownLatch read = new CountDownLatch(1);
    VirtualThreads.start("reader", () -> endsAfter(this::kill, read));
    hold.awaitEntered();
    host().srcu().enter(); // ends with this statement, uncounted
    Background<Boolean> waiting = synchronizing();
    waiting.assertStillRunning(2_000);
    hold.release();
    waiting.await();
    assertTrue(Waiting.upTo(read, 10_000));
  }

  /** The JDK's dump shows 1,024 frames of a virtual thread that runs, and the section is below. */
  @Test
  public void aLostEndDoesNotHideAVirtualThreadThatIsTooDeepToSee() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    enable(module);
    module.on("task_kill", arguments -> spinBelow(2_000, entered, leave));
    CountDownLatch read = new CountDownLatch(1);
    VirtualThreads.start("reader", () -> endsAfter(this::kill, read));
    assertTrue(Waiting.upTo(entered, 10_000));
    host().srcu().enter(); // ends with this statement, uncounted
    Background<Boolean> waiting = synchronizing();
    waiting.assertStillRunning(3_000);
    leave.countDown();
    waiting.await();
    assertTrue(Waiting.upTo(read, 10_000));
  }

  private static Verdict spinBelow(int frames, CountDownLatch entered, CountDownLatch leave) {
    if (frames > 0) {
      return spinBelow(frames - 1, entered, leave);
    }
    entered.countDown();
    while (leave.getCount() > 0) {
      Thread.onSpinWait(); // it must run: of a thread that waits the whole stack is seen
    }
    return Verdict.ALLOW;
  }

  private static void endsAfter(Runnable action, CountDownLatch over) {
    action.run();
    over.countDown();
  }

  @Test
  public void virtualThreadsMayBlockInASection() {
    Hold hold = module.hold("task_kill");
    enable(module);
    CountDownLatch over = new CountDownLatch(200);
    for (int i = 0; i < 200; i++) {
      VirtualThreads.start(
          "caller " + i,
          () -> {
            kill();
            over.countDown();
          });
    }
    hold.awaitEntered();
    Background<Boolean> waiting = synchronizing();
    waiting.assertStillRunning(50);
    hold.release();
    assertTrue(Waiting.upTo(over, 10_000));
    waiting.await();
    assertEquals(200, module.calls("task_kill").size());
    assertGracePeriodsEnd();
  }

  @Test
  public void anInterruptedCallerStillWaitsAndStaysInterrupted() {
    Hold hold = module.hold("task_kill");
    enable(module);
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> waiting =
        Background.start(
            () -> {
              Thread.currentThread().interrupt();
              host().reclaimer().synchronize();
              return Thread.interrupted();
            });
    waiting.assertStillRunning(30);
    hold.release();
    assertTrue(waiting.await());
    call.await();
  }

  @Test
  public void anActionThatThrowsDoesNotStopTheOthers() {
    CountDownLatch ran = new CountDownLatch(1);
    host()
        .reclaimer()
        .callAfter(
            () -> {
              throw new AssertionError("on purpose");
            });
    host().reclaimer().callAfter(ran::countDown);
    assertTrue(Waiting.upTo(ran, 10_000));
  }

  @Test
  public void manyReadersAndChangesLeaveNothingOpen() {
    enable(module);
    List<Background<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(
          Background.run(
              () -> {
                for (int n = 0; n < 20_000; n++) {
                  kill();
                }
              }));
    }
    for (int i = 0; i < 20; i++) {
      disable("m");
      world.enable("m");
    }
    readers.forEach(Background::await);
    assertGracePeriodsEnd();
    assertFalse(stacked().isEmpty());
  }
}
