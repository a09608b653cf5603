package org.gatehouse.mediation;

import static org.gatehouse.bridge.Operation.EXIT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.gatehouse.mediation.fixture.OwnBridge;
import org.junit.Test;

/** Mediation that goes away leaves no gap. There is one bridge in a JVM, so this is one test. */
public class ClosedDoorTest {
  private static final int THREADS = 2;

  private final MediatedWorld mediated = new MediatedWorld();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger passed = new AtomicInteger();
  private volatile boolean ended;

  private String exit() throws Exception {
    return mediated.app.call(() -> Bridge.check(EXIT.ordinal(), 1, null, null));
  }

  private void go(CountDownLatch running) {
    try {
      while (!ended) {
        passed.addAndGet(exit() == null ? 1 : 0);
        asked.incrementAndGet();
        running.countDown();
      }
    } catch (Exception e) {
      passed.incrementAndGet();
    }
  }

  @Test
  public void nothingPassesWhileMediationIsStoppedInTheMiddleOfOperations() throws Exception {
    Object token = OwnBridge.TOKEN;
    mediated.module.deny("capable", Errno.EPERM);
    Bridge.connect(token, mediated.handler);
    CountDownLatch running = new CountDownLatch(1000);
    List<Thread> threads = List.of(new Thread(() -> go(running)), new Thread(() -> go(running)));
    assertEquals(THREADS, threads.size());
    threads.forEach(Thread::start);
    running.await();
    Bridge.disconnect(token, List.of(MediationHandler.class));
    int then = asked.get();
    while (asked.get() < then + 1000) {
      Thread.onSpinWait();
    }
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, passed.get());
    mediated.world.disable("guard");
    assertTrue(exit(), exit().contains("nobody mediates any more"));
    assertNotNull(exit());
    assertNull("the host itself goes on", Bridge.check(EXIT.ordinal(), 1, null, null));
    mediated.close();
  }
}
