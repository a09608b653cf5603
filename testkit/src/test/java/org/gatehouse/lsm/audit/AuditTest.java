package org.gatehouse.lsm.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.audit.AuditText;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Before;
import org.junit.Test;

/** Serials, loss, and the form of a record. */
public class AuditTest extends InWorld {
  private static final ConcurrentLinkedQueue<Long> WRITTEN = new ConcurrentLinkedQueue<>();
  private static volatile CountDownLatch gate = new CountDownLatch(0);
  private static volatile boolean broken;

  private final RecordingModule no =
      RecordingModule.named("no", TaskHooks.class).deny("task_kill", Errno.EPERM);

  public AuditTest() {
    super(HostOptions.DEFAULT.withAudit(4, AuditTest::write));
  }

  private static boolean write(AuditEvent event) {
    Waits.open(gate, "the sink's gate");
    if (broken) {
      throw new OutOfMemoryError("on purpose");
    }
    WRITTEN.add(event.serial());
    return true;
  }

  @Before
  public void aModuleThatDenies() {
    enable(no);
    flush();
    WRITTEN.clear();
    broken = false;
  }

  private void flush() {
    assertTrue(host().audit().flush(10_000));
  }

  @Test
  public void serialsHaveNoGapsAndArriveInOrder() {
    long first = host().audit().serial() + 1;
    for (int i = 0; i < 200; i++) {
      assertEquals(first + i, kill().decision().serial());
      flush();
    }
    assertEquals(LongStream.range(first, first + 200).boxed().toList(), List.copyOf(WRITTEN));
    assertEquals(0, host().audit().lost());
  }

  @Test
  public void eventsOfManyThreadsArriveInOrderOfTheirSerials() {
    List<Background<Boolean>> threads =
        List.of(Background.run(this::denyOften), Background.run(this::denyOften));
    threads.forEach(Background::await);
    flush();
    List<Long> written = List.copyOf(WRITTEN);
    assertEquals(written.stream().sorted().toList(), written);
    assertFalse(written.isEmpty());
  }

  private void denyOften() {
    for (int i = 0; i < 2000; i++) {
      assertDenied(Errno.EPERM, kill());
    }
  }

  /** The sink stands still and the queue holds four. */
  @Test
  public void theLostCounterCountsExactlyTheMissingSerials() {
    gate = new CountDownLatch(1);
    long before = host().audit().serial();
    Background<Boolean> callers = Background.run(this::denyOften);
    callers.await();
    gate.countDown();
    flush();
    long after = host().audit().serial();
    assertEquals(2000, after - before);
    Set<Long> written = Set.copyOf(WRITTEN);
    Set<Long> missing =
        LongStream.rangeClosed(before + 1, after)
            .boxed()
            .filter(n -> !written.contains(n))
            .collect(Collectors.toSet());
    assertEquals(missing.size(), host().audit().lost());
    assertTrue("the caller never waited for the sink", missing.size() > 1900);
  }

  @Test
  public void aSinkThatFailsLosesItsEventAndTheWriterGoesOn() {
    broken = true;
    kill();
    flush();
    assertEquals(1, host().audit().lost());
    broken = false;
    kill();
    flush();
    assertEquals(1, WRITTEN.size());
    assertEquals(1, host().audit().lost());
  }

  @Test
  public void aListenerThatThrowsIsNotCalledAgainAndHidesNothing() {
    int[] calls = {0};
    host()
        .audit()
        .listen(
            event -> {
              calls[0]++;
              throw new IllegalStateException("on purpose");
            });
    kill();
    flush();
    kill();
    flush();
    assertEquals(1, calls[0]);
    assertEquals(2, WRITTEN.size());
  }

  @Test
  public void aRecordIsOneLineWhateverIsInIt() {
    no.answer("task_kill", Verdict.deny(Errno.EPERM, "line one\nline \"two\"\u0007"));
    kill();
    flush();
    List<AuditEvent> recent = host().audit().recent(1);
    String line = AuditText.line(recent.get(0));
    assertEquals(1, line.lines().count());
    assertTrue(line, line.startsWith("type=GATEHOUSE_DENIED msg=audit("));
    assertTrue(line, line.contains(" hook=task_kill subject=\"org.example.app(1)\""));
    assertTrue(line, line.contains(" errno=EPERM reason=\"line one\\x0aline 'two'\\x07\""));
    assertTrue(line, line.contains("no: EPERM"));
  }

  @Test
  public void changesOfTheStackAndRefusedOnesAreAudited() {
    refused(Errno.EPERM, () -> host().stacker().disable(world.app().cred(), "no"));
    flush();
    AuditEvent event = host().audit().recent(1).get(0);
    assertEquals(AuditEvent.Type.STACK, event.type());
    assertEquals(Errno.EPERM, event.errno());
    assertEquals("org.example.app(1)", event.subject());
    disable("no");
    flush();
    assertEquals("stack_disable", host().audit().recent(1).get(0).hook());
  }
}
