package org.gatehouse.lsm.internal.stack;

import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.rcu.Srcu;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.Background;
import org.junit.Test;

/** Changes of the stack are computed without a lock, and none of them starves. */
public class FairChangeTest {
  private final Published published = new Published(new Srcu(), verdict -> verdict);
  private final StackCore core = new StackCore(published, StackConfig.DEFAULT);
  private final AtomicBoolean over = new AtomicBoolean();

  private Background<Boolean> changingWithoutPause() {
    return Background.run(
        () -> {
          for (int i = 0; !over.get(); i++) {
            int seconds = 20 + i % 2;
            core.change(s -> s.withConfig(stalling(seconds)));
          }
        });
  }

  private static StackConfig stalling(int seconds) {
    return new StackConfig(List.of(), Set.of(), CombineRule.ALL, true, seconds, 8);
  }

  private static StackState slowly(StackState state) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    return state.withConfig(state.config());
  }

  @Test
  public void aSlowChangeIsNotStarvedByOthersThatNeverPause() {
    Background<Boolean> one = changingWithoutPause();
    Background<Boolean> other = changingWithoutPause();
    Background<StackState> slow = Background.start(() -> core.change(FairChangeTest::slowly));
    slow.await();
    over.set(true);
    assertTrue(one.await() && other.await());
  }
}
