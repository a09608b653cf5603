package org.gatehouse.mediation.ask;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.access.Access;
import org.gatehouse.lsm.access.AccessCheck;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.mediation.fixture.BundleLoader;
import org.junit.Test;

/** A library asks for its caller; a thread gives rights up and never gets more. */
public class AccessServiceTest extends InMediatedWorld {
  private static final AccessCheck.Question ADMIN =
      (hooks, subject, objects) -> hooks.capable(subject, Capability.CAP_SYS_ADMIN);

  private final AccessService access = new AccessService(mediated.surroundings());

  private Cred subject() {
    return (Cred) mediated.module.calls("capable").get(0).arguments().get(0);
  }

  /** The stranger is the library, the application its caller. */
  private Verdict askThroughTheLibrary(AccessCheck.Question question) throws Exception {
    return mediated.app.call(() -> mediated.stranger.call(() -> access.check(question)));
  }

  @Test
  public void theSubjectIsTheCallerOfTheLibrary() throws Exception {
    assertSame(Verdict.ALLOW, askThroughTheLibrary(ADMIN));
    assertEquals(mediated.world.app().cred(), subject());
  }

  @Test
  public void nobodyBehindTheLibraryIsNobody() throws Exception {
    BundleLoader unknown = new BundleLoader(getClass().getClassLoader());
    Verdict verdict = unknown.actor().call(() -> mediated.stranger.call(() -> access.check(ADMIN)));
    assertTrue(verdict.isDenied());
    assertEquals(List.of(), mediated.module.calls("capable"));
  }

  @Test
  public void objectsOfItsOwn() throws Exception {
    AccessCheck.Question send =
        (hooks, subject, objects) -> {
          MessageObject message = objects.message("org/example/TICK", subject);
          Verdict verdict = hooks.msgQueueMsgsnd(subject, message);
          objects.release(message);
          return verdict;
        };
    mediated.module.deny("msg_queue_msgsnd", Errno.EPERM);
    assertEquals(Errno.EPERM, askThroughTheLibrary(send).errno());
    SecurityException denied = assertThrows(SecurityException.class, () -> demand(send));
    assertTrue(denied.getMessage(), denied.getMessage().startsWith("guard denies msg_queue"));
  }

  private Object demand(AccessCheck.Question question) throws Exception {
    Callable<Object> demand =
        () -> {
          access.demand(question);
          return null;
        };
    return mediated.app.call(() -> mediated.stranger.call(demand));
  }

  @Test
  public void aQuestionThatThrowsIsADenial() throws Exception {
    AccessCheck.Question broken =
        (hooks, subject, objects) -> {
          throw new IllegalStateException("broken");
        };
    assertEquals(Errno.EACCES, askThroughTheLibrary(broken).errno());
  }

  @Test
  public void theStaticDoorIsClosedWhileNobodyMediates() {
    assertTrue(Access.check(ADMIN).isDenied());
    assertThrows(SecurityException.class, () -> Access.demand(ADMIN));
  }

  @Test
  public void onlyNamedHooksMayBeAsked() throws Exception {
    List<String> files = List.of("capable");
    assertNull(access.runWithOnly(files, () -> mediated.check(Operation.EXIT, 1)));
    String why = access.runWithOnly(files, () -> mediated.check(Operation.PROPERTY_READ, "k"));
    assertTrue(why, why.contains("gave up"));
    assertThrows(LsmException.class, () -> access.runWithOnly(List.of("nonsense"), () -> null));
    assertTrue(access.runWithOnly(files, () -> askThroughTheLibrary(ADMIN)).isDenied());
  }

  @Test
  public void asAnotherBothMustBeAllowed() throws Exception {
    mediated.module.on(
        "capable",
        a ->
            a.get(0) == mediated.world.stranger().cred()
                ? Verdict.deny(Errno.EPERM, "a stranger")
                : Verdict.ALLOW);
    String why = access.runAs(mediated.world.stranger(), () -> mediated.check(Operation.EXIT, 1));
    assertTrue(why, why.contains("a stranger"));
    assertNull(mediated.check(Operation.EXIT, 1));
  }
}
