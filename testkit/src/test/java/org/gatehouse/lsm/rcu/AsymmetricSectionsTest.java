package org.gatehouse.lsm.rcu;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.Hold;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Read sections under {@code gatehouse.rcu=asymmetric}, where a writer passes a barrier. */
public class AsymmetricSectionsTest extends InWorld {
  private final RecordingModule module = RecordingModule.named("m", TaskHooks.class);

  /** A world with those. */
  public AsymmetricSectionsTest() {
    super(options(by(CombineRule.ALL)).withAsymmetric(true));
  }

  private Background<Boolean> synchronizing() {
    return Background.run(() -> host().reclaimer().synchronize());
  }

  @Test
  @Proves("A3-11")
  public void aGracePeriodWaitsForAHookThatBlocks() {
    Hold hold = module.hold("task_kill");
    enable(module);
    Background<Verdict> call = Background.start(this::kill);
    hold.awaitEntered();
    Background<Boolean> waiting = synchronizing();
    waiting.assertStillRunning(50);
    hold.release();
    waiting.await();
    assertAllowed(call.await());
  }

  @Test
  public void aLostEndIsFound() {
    enable(module);
    host().srcu().enter(); // ends with this statement, uncounted
    synchronizing().await();
  }

  @Test
  public void manyReadersAndChangesLeaveNothingOpen() {
    enable(module);
    List<Background<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(Background.run(() -> killOften(20_000)));
    }
    for (int i = 0; i < 20; i++) {
      disable("m");
      world.enable("m");
    }
    readers.forEach(Background::await);
    synchronizing().await();
    assertEquals(List.of("m"), stacked());
  }

  private void killOften(int times) {
    for (int i = 0; i < times; i++) {
      kill();
    }
  }
}
