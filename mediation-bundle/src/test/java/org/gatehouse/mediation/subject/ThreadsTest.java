package org.gatehouse.mediation.subject;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.Test;

/** Threads carry the cred of who made them; a shared worker that of whoever handed its task in. */
public class ThreadsTest {
  private static final Subject ONE = new Subject(1, null);
  private static final Subject TWO = new Subject(2, null);

  private final Threads threads = new Threads();

  private Subject cred() {
    return threads.cred(Thread.currentThread());
  }

  @Test
  public void tasksOfAPoolNest() {
    Object outer = new Object();
    Object inner = new Object();
    threads.submitted(outer, ONE);
    threads.submitted(inner, TWO);
    threads.begins(outer);
    threads.begins(inner);
    assertEquals(TWO, cred());
    threads.ended(inner);
    assertEquals(ONE, cred());
    threads.ended(outer);
    assertTrue(cred().isUnlabelled());
  }

  @Test
  public void anEndThatWasLostEndsWithTheOneAround() {
    Object outer = new Object();
    Object lost = new Object();
    threads.submitted(outer, ONE);
    threads.submitted(lost, TWO);
    threads.begins(outer);
    threads.begins(lost);
    threads.ended(outer);
    assertTrue(cred().isUnlabelled());
    threads.ended(lost);
    assertTrue(cred().isUnlabelled());
  }

  @Test
  public void aTaskThatTwoHandInHasNobodysRights() {
    Object task = new Object();
    threads.submitted(task, ONE);
    threads.submitted(task, TWO);
    threads.begins(task);
    assertTrue(cred().isUnlabelled());
    threads.ended(task);
  }

  @Test
  public void aTaskThatNobodyHandedInHasNobodysRightsWhoeverMadeTheThread() {
    threads.created(Thread.currentThread(), ONE);
    Object task = new Object();
    threads.begins(task);
    assertTrue(cred().isUnlabelled());
    threads.ended(task);
    assertEquals(ONE, cred());
  }

  @Test
  public void aWorkerOfTheCommonPoolIsNotItsCreators() throws Exception {
    BlockingQueue<Subject> idle = new ArrayBlockingQueue<>(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              threads.created(Thread.currentThread(), ONE);
              idle.add(cred());
            });
    assertTrue(idle.take().isUnlabelled());
  }

  @Test
  public void aWorkerOfAnApplicationsOwnClassIsNotAskedAnything() {
    ForkJoinWorkerThread hostile =
        new ForkJoinWorkerThread(new ForkJoinPool(1)) {
          @Override
          public ForkJoinPool getPool() {
            throw new AssertionError("application code was called");
          }
        };
    threads.created(hostile, ONE);
    assertEquals(ONE, threads.cred(hostile));
  }

  @Test
  public void aThreadInheritsWhatItsCreatorGaveUp() throws Exception {
    Narrowing narrowing = Narrowing.toHooks(List.of("file_open"));
    threads.created(Thread.currentThread(), new Subject(1, narrowing));
    assertEquals(narrowing, threads.current().narrowing());
    Narrowing both = threads.runWith(Narrowing.to(7), () -> threads.current().narrowing());
    assertEquals(7, both.task());
    assertEquals(narrowing, both.outer());
    assertEquals(narrowing, threads.current().narrowing());
  }

  @Test
  public void aWorkerActsForWhoeverHandedInWhatItTakes() {
    threads.created(Thread.currentThread(), ONE);
    Object task = new Object();
    threads.submitted(task, TWO);
    threads.takes(task);
    assertEquals(TWO, cred());
    threads.takes(new Object());
    assertEquals("one that was there before anybody looked", ONE, cred());
    threads.takes(task);
    threads.takes(null);
    assertEquals(ONE, cred());
  }

  @Test
  public void aTaskOfAPoolHasWhatItsSubmitterGaveUp() {
    Object task = new Object();
    threads.submitted(task, new Subject(1, Narrowing.to(7)));
    threads.begins(task);
    assertEquals(Narrowing.to(7), threads.current().narrowing());
    threads.ended(task);
    assertNull(threads.current().narrowing());
  }

  @Test
  public void narrowingTwiceNeverWidens() {
    Narrowing files = Narrowing.toHooks(List.of("file_open"));
    Narrowing more = Narrowing.toHooks(List.of("file_open", "socket_bind")).within(files);
    assertTrue(more.permits(List.of("file_open")));
    assertFalse(more.permits(List.of("socket_bind")));
  }

  @Test
  public void whatIsKeptOfDeadThreadsGoesWithThem() throws Exception {
    WeakIdentityMap<Object, String> map = new WeakIdentityMap<>();
    map.put(new Object(), "value");
    for (int i = 0; i < 100 && map.size() > 0; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertEquals(0, map.size());
  }

  @Test
  public void keysAreTheObjectsThemselves() {
    WeakIdentityMap<Object, String> map = new WeakIdentityMap<>();
    String one = new String("same");
    map.put(one, "first");
    assertEquals("first", map.get(one));
    assertNull(map.get(new String("same")));
  }
}
