package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.HEAP_DUMP;
import static org.gatehouse.bridge.Operation.MODULE_OPEN;
import static org.gatehouse.bridge.Operation.PRIVATE_LOOKUP;
import static org.gatehouse.bridge.Operation.SET_ACCESSIBLE;
import static org.gatehouse.bridge.Operation.THREAD_INTERRUPT;
import static org.gatehouse.bridge.Operation.THREAD_LIST;
import static org.gatehouse.bridge.Operation.THREAD_MODIFY;
import static org.gatehouse.bridge.Operation.THREAD_PRIORITY;
import static org.gatehouse.bridge.Operation.THREAD_STACK;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.testkit.FakeWorld;
import org.junit.Test;

/** Reaching into another task is ptrace; within one's own task nothing is asked. */
public class ReachTest extends InMediatedWorld {
  private final Class<?> mine = mediated.app.getClass();
  private final Class<?> others = mediated.stranger.getClass();

  private Thread threadOf(long task) {
    Thread thread = new Thread();
    mediated.threads.created(thread, new Subject(task, null));
    return thread;
  }

  @Test
  public void accessChecksOfAnotherTaskAreSwitchedOffByPtrace() {
    for (Operation operation : List.of(SET_ACCESSIBLE, PRIVATE_LOOKUP)) {
      asks(List.of("reflectAccess", "ptraceAccessCheck"), operation, mine, others);
      String about = mediated.about("ptrace_access_check");
      assertEquals("[org.example.stranger(3), ATTACH]", about);
      assertEquals(List.of(), mediated.asks(operation, mine, mine));
    }
  }

  @Test
  public void aPublicMemberOfAPublicClassIsForAll() throws Exception {
    Object method = Thread.class.getMethod("start");
    assertEquals(List.of(), mediated.asks(SET_ACCESSIBLE, mine, Thread.class, method));
    Object hidden = Thread.class.getDeclaredMethod("exit");
    asks(List.of("reflectAccess"), SET_ACCESSIBLE, mine, Thread.class, hidden);
    Object constant = Thread.class.getField("MAX_PRIORITY");
    asks(List.of("reflectAccess"), SET_ACCESSIBLE, mine, Thread.class, constant);
  }

  @Test
  public void aBundleOffersItselfToItsExtender() {
    mediated.framework.extended(mediated.world.app().id(), mediated.world.stranger().id());
    asks(List.of("reflectAccess", "ptraceTraceme"), SET_ACCESSIBLE, mine, others);
    Object[] offer = mediated.module.calls("ptrace_traceme").get(0).arguments().toArray();
    assertEquals(mediated.world.stranger().cred(), offer[0]);
    assertEquals(mediated.world.app(), offer[1]);
  }

  @Test
  public void theJdksMembersAreAskedForByName() {
    asks(List.of("reflectAccess"), SET_ACCESSIBLE, mine, Thread.class);
    assertEquals("[framework(0), java.lang.Thread]", mediated.about("reflect_access"));
  }

  @Test
  public void theJdksOwnUseIsItsBusinessButItsDeputiesAreNot() throws Exception {
    assertEquals(List.of(), mediated.asks(SET_ACCESSIBLE, java.io.ObjectStreamClass.class, others));
    Class<?> deputy = Class.forName("java.beans.Statement");
    asks(List.of("reflectAccess", "ptraceAccessCheck"), SET_ACCESSIBLE, deputy, others);
    asks(List.of("reflectAccess", "ptraceAccessCheck"), SET_ACCESSIBLE, null, others);
  }

  @Test
  public void theHostIsSealedEvenWhereNoModuleIsEnabled() {
    assertTrue(mediated.check(SET_ACCESSIBLE, mine, Host.class).contains("sealed"));
    mediated.world.disable("guard");
    assertTrue(mediated.check(SET_ACCESSIBLE, mine, Host.class).contains("sealed"));
    assertTrue(mediated.check(PRIVATE_LOOKUP, null, Host.class).contains("sealed"));
    assertNull(mediated.check(SET_ACCESSIBLE, mine, others));
    assertNull(mediated.check(SET_ACCESSIBLE, FakeWorld.class, Host.class));
  }

  @Test
  public void modulesAreOpenedAgainstTheJvmOrTheirTask() {
    asks(List.of("lockedDown"), MODULE_OPEN, Object.class.getModule(), "java.lang", null);
    asks(List.of("ptraceAccessCheck"), MODULE_OPEN, others.getModule(), null, null);
    assertEquals(List.of(), mediated.asks(MODULE_OPEN, mine.getModule(), null, null));
  }

  @Test
  public void threadsBelongToWhoeverMadeThem() {
    Thread own = threadOf(1);
    Thread other = threadOf(3);
    asks(List.of("taskSetnice"), THREAD_PRIORITY, other, 10);
    assertEquals("[org.example.stranger(3), 10]", mediated.about("task_setnice"));
    asks(List.of("taskKill"), THREAD_INTERRUPT, other);
    assertEquals("[org.example.stranger(3), 2]", mediated.about("task_kill"));
    asks(List.of("ptraceAccessCheck"), THREAD_STACK, other);
    assertEquals("[org.example.stranger(3), READ]", mediated.about("ptrace_access_check"));
    asks(List.of("ptraceAccessCheck"), THREAD_MODIFY, other, "name");
    assertEquals(List.of(), mediated.asks(THREAD_STACK, own));
    assertEquals(List.of(), mediated.asks(THREAD_STACK, new Thread()));
    asks(List.of("threadList"), THREAD_LIST);
  }

  @Test
  public void allStacksAreThoseOfEveryOtherTask() {
    List<String> three = List.of("ptraceAccessCheck", "ptraceAccessCheck", "ptraceAccessCheck");
    asks(three, THREAD_STACK, (Object) null);
  }

  @Test
  public void aHeapDumpLooksIntoEveryTaskAndMakesAFile() {
    String file = mediated.folder().resolve("heap.hprof").toString();
    List<String> asked = mediated.asks(HEAP_DUMP, file);
    assertEquals(
        List.of("pathMknod", "inodePermission", "inodeCreate", "fileOpen"),
        asked.subList(3, asked.size()));
    mediated.eachDenies(HEAP_DUMP, file);
  }

  @Test
  public void aTaskThatIsGoneHasNoRights() {
    mediated.world.host().tasks().exit(1);
    String why = mediated.check(Operation.EXIT, 0);
    assertNotNull(why);
    assertTrue(why, why.contains("no task is known"));
  }

  @Test
  public void theCurrentThreadIsTheSubjectsOwnWhoeverMadeIt() {
    Thread current = Thread.currentThread();
    mediated.threads.created(current, new Subject(mediated.world.stranger().id(), null));
    assertEquals(List.of(), mediated.asks(Operation.THREAD_STACK, current));
    assertEquals(List.of(), mediated.asks(Operation.THREAD_MODIFY, current, "name"));
  }
}
