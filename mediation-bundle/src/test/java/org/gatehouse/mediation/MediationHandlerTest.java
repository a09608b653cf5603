package org.gatehouse.mediation;

import static org.gatehouse.bridge.Operation.EXIT;
import static org.gatehouse.bridge.Operation.FILE_OPEN;
import static org.gatehouse.bridge.Operation.LOADER_CREATED;
import static org.gatehouse.bridge.Operation.POOL_DONE;
import static org.gatehouse.bridge.Operation.POOL_RUN;
import static org.gatehouse.bridge.Operation.POOL_SUBMIT;
import static org.gatehouse.bridge.Operation.PROPERTY_READ;
import static org.gatehouse.bridge.Operation.SOCKET_BIND;
import static org.gatehouse.bridge.Operation.THREAD_CREATED;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.mediation.fixture.BundleLoader;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.gatehouse.mediation.subject.Narrowing;
import org.junit.After;
import org.junit.Test;

/** The handler as a whole: what is looked at, for whom, and what a denial says. */
public class MediationHandlerTest {
  private final MediatedWorld mediated = new MediatedWorld();

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  private Object subjectOf(String hook) {
    return mediated.module.calls(hook).get(0).arguments().get(0);
  }

  @Test
  public void whatNoModuleHooksIsNotLookedAt() {
    MediatedWorld few = new MediatedWorld(CapableHooks.class);
    assertTrue(few.handler.wants(EXIT.ordinal()));
    assertFalse(few.handler.wants(FILE_OPEN.ordinal()));
    assertNull(few.handler.check(FILE_OPEN.ordinal(), new Object(), null, null));
    few.world.disable("guard");
    assertFalse("at once", few.handler.wants(EXIT.ordinal()));
    few.close();
  }

  @Test
  public void aDenialNamesModuleHookSubjectObjectAndReason() {
    mediated.module.deny("capable", Errno.EPERM);
    String why = mediated.check(EXIT, 1);
    assertTrue(
        why,
        why.startsWith(
            "guard denies capable of org.example.app(1) on capability=CAP_SYS_BOOT with EPERM: told to"));
    assertTrue(why, why.matches(".*\\(audit \\d+\\)"));
  }

  @Test
  public void codeThatNobodyKnowsIsDeniedAndRecorded() {
    BundleLoader unknown = new BundleLoader(getClass().getClassLoader());
    String why = mediated.checkAs(unknown.actor(), EXIT, 1);
    assertTrue(why, why.startsWith("mediation denies capable of unlabelled"));
    assertEquals(List.of(), mediated.module.calls("capable"));
    AuditEvent event = mediated.world.audit().events(AuditEvent.Type.DENIED).get(0);
    assertEquals("unlabelled", event.subject());
  }

  @Test
  public void codeOfAnOwnLoaderIsItsMakers() throws Exception {
    BundleLoader own =
        mediated.app.call(
            () -> {
              BundleLoader made = new BundleLoader(mediated.strangerLoader);
              assertNull(mediated.handler.check(LOADER_CREATED.ordinal(), made, null, null));
              return made;
            });
    mediated.checkAs(own.actor(), EXIT, 1);
    assertEquals(mediated.world.app().cred(), subjectOf("capable"));
  }

  @Test
  public void aThreadWithoutApplicationCodeActsForItsMaker() throws Exception {
    Thread thread =
        new Thread(() -> mediated.handler.check(PROPERTY_READ.ordinal(), "k", null, null));
    mediated.check(THREAD_CREATED, thread);
    mediated.module.clear();
    thread.start();
    thread.join();
    assertEquals(mediated.world.app().cred(), subjectOf("property_read"));
  }

  @Test
  public void aTaskOfASharedPoolActsForItsSubmitter() throws Exception {
    Object task = new Object();
    mediated.check(POOL_SUBMIT, task);
    AtomicReference<String> answer = new AtomicReference<>();
    Thread worker =
        new Thread(
            () -> {
              mediated.handler.check(POOL_RUN.ordinal(), task, null, null);
              mediated.handler.check(PROPERTY_READ.ordinal(), "k", null, null);
              mediated.handler.check(POOL_DONE.ordinal(), task, null, null);
              answer.set(mediated.handler.check(PROPERTY_READ.ordinal(), "k", null, null));
            });
    mediated.module.clear();
    worker.start();
    worker.join();
    assertEquals(mediated.world.app().cred(), subjectOf("property_read"));
    assertNotNull("afterwards it acts for nobody", answer.get());
  }

  @Test
  public void tasksOfPoolsAreLeftAloneWhileNothingIsHooked() {
    assertTrue(mediated.handler.wants(POOL_SUBMIT.ordinal()));
    mediated.world.disable("guard");
    assertFalse(mediated.handler.wants(POOL_SUBMIT.ordinal()));
    assertTrue(mediated.handler.wants(THREAD_CREATED.ordinal()));
    assertTrue(mediated.handler.wants(LOADER_CREATED.ordinal()));
  }

  @Test
  public void theCredIsThatOfThePresentIncarnation() {
    mediated.check(EXIT, 1);
    mediated
        .world
        .host()
        .tasks()
        .exec(mediated.world.app(), mediated.world.host().tasks().prepare(mediated.world.app()));
    mediated.module.clear();
    mediated.check(EXIT, 1);
    assertEquals(mediated.world.app().cred(), subjectOf("capable"));
  }

  @Test
  public void operationsOfTheHostInsideAHookAreTheHooks() {
    AtomicInteger inner = new AtomicInteger();
    mediated.module.on(
        "capable",
        arguments -> {
          inner.incrementAndGet();
          assertNull(mediated.handler.check(PROPERTY_READ.ordinal(), "k", null, null));
          return Verdict.ALLOW;
        });
    assertNull(mediated.check(EXIT, 1));
    assertEquals(1, inner.get());
    assertEquals(List.of(), mediated.module.calls("property_read"));
  }

  @Test
  public void operationsOfApplicationsInsideAHookAreMediated() {
    mediated.module.deny("property_read", Errno.EACCES);
    AtomicReference<String> inner = new AtomicReference<>();
    mediated.module.on(
        "capable",
        arguments -> {
          inner.set(mediated.checkAs(mediated.stranger, PROPERTY_READ, "k"));
          return Verdict.ALLOW;
        });
    assertNull(mediated.check(EXIT, 1));
    assertTrue(inner.get(), inner.get().contains("property_read of org.example.stranger(3)"));
  }

  @Test
  public void hooksWithinHooksEnd() {
    AtomicReference<String> deepest = new AtomicReference<>();
    mediated.module.on(
        "capable",
        arguments -> {
          String why = mediated.checkAs(mediated.stranger, EXIT, 1);
          if (why != null) {
            deepest.set(why);
          }
          return Verdict.ALLOW;
        });
    assertNull(mediated.check(EXIT, 1));
    assertTrue(deepest.get(), deepest.get().contains("too deep"));
    assertEquals(8, mediated.module.calls("capable").size());
  }

  @Test
  public void aStackThatOverflowsLeavesNoThreadMarked() {
    for (int i = 0; i < 40; i++) {
      overflow(i);
      assertFalse(mediated.threads.current().isBusy());
      assertEquals(0, mediated.threads.current().depth());
    }
    mediated.module.deny("capable", Errno.EPERM);
    assertNotNull(mediated.check(EXIT, 1));
  }

  /** Goes down to the end of the stack and asks there. */
  private int overflow(int odd) {
    try {
      return odd < 0 ? odd : 1 + overflow(odd + 1);
    } catch (StackOverflowError e) {
      return askOnce(odd);
    }
  }

  private int askOnce(int odd) {
    try {
      return String.valueOf(mediated.handler.check(EXIT.ordinal(), odd, null, null)).length();
    } catch (StackOverflowError e) {
      return 0;
    }
  }

  @Test
  public void whatTheThreadGaveUpIsGone() throws Exception {
    Narrowing files = Narrowing.toHooks(List.of("file_open"));
    String why = mediated.threads.runWith(files, () -> mediated.check(EXIT, 1));
    assertTrue(why, why.contains("gave up"));
    assertNull(mediated.check(EXIT, 1));
  }

  @Test
  public void whoActsAsAnotherNeedsBothToBeAllowed() throws Exception {
    Narrowing stranger = Narrowing.to(mediated.world.stranger().id());
    mediated.module.on(
        "capable",
        a ->
            a.get(0) == mediated.world.stranger().cred()
                ? Verdict.deny(Errno.EPERM, "a stranger")
                : Verdict.ALLOW);
    assertNull(mediated.check(EXIT, 1));
    String why = mediated.threads.runWith(stranger, () -> mediated.check(EXIT, 1));
    assertTrue(why, why.contains("of org.example.stranger(3)"));
    assertEquals(2, mediated.module.calls("capable").stream().skip(1).count());
  }

  @Test
  public void aModuleThatThrowsDenies() {
    mediated.module.on(
        "socket_bind",
        a -> {
          throw new IllegalStateException("broken");
        });
    String why = mediated.check(SOCKET_BIND, new java.io.FileDescriptor(), null, 80);
    assertTrue(why, why.contains("socket_bind"));
  }

  @Test
  public void argumentsThatMakeNoSenseAreDenied() {
    for (Operation operation : Operation.values()) {
      boolean known = mediated.handler.rows().get(operation.ordinal()) != null;
      Object odd = new Object();
      if (known && operation.name().startsWith("FILE_")) {
        String why = mediated.check(operation, odd, odd, odd);
        assertNotNull(operation + " of an object of an application", why);
      }
    }
  }
}
