package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.EVENT_DELIVER;
import static org.gatehouse.bridge.Operation.EVENT_SEND;
import static org.gatehouse.bridge.Operation.EVENT_SENT;
import static org.gatehouse.bridge.Operation.EVENT_SUBSCRIBE;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.gatehouse.testkit.RecordingModule;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.ServiceReference;

/** The application sends through the bundle of EventAdmin, which the stranger is here. */
public class EventMediatorTest {
  private static final String TOPIC = "org/example/PAID";

  private final MediatedWorld mediated = new MediatedWorld();
  private final Object event = new Object();
  private final ServiceReference<?> handler = handler("org/example/*");

  private static ServiceReference<?> handler(Object topics) {
    return FakeBundles.reference(
        5, FakeBundles.bundle(3), Map.of("event.topics", topics), "org.osgi.EventHandler");
  }

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  private String check(Operation operation, Object... arguments) throws Exception {
    Callable<String> asked = () -> mediated.checkAs(mediated.stranger, operation, arguments);
    return mediated.app.call(asked);
  }

  private Object last(String hook, int argument) {
    List<RecordingModule.Call> calls = mediated.module.calls(hook);
    return calls.get(calls.size() - 1).arguments().get(argument);
  }

  @Test
  public void everyHandlerIsAskedAboutTheMessageThatWasSent() throws Exception {
    assertNull(check(EVENT_SEND, TOPIC, event));
    assertEquals(mediated.world.app().cred(), last("msg_queue_msgsnd", 0));
    Object message = last("msg_queue_msgsnd", 1);
    assertEquals("message on " + TOPIC, message.toString());
    assertNull(check(EVENT_DELIVER, TOPIC, event, handler));
    assertSame(message, last("msg_queue_msgrcv", 1));
    assertEquals(mediated.world.stranger(), last("msg_queue_msgrcv", 2));
    assertNull(check(EVENT_SENT, TOPIC, event));
    assertSame(message, last("msg_msg_free_security", 0));
    assertEquals(1, mediated.module.calls("msg_msg_free_security").size());
  }

  @Test
  public void deniedSendingFreesItsMessage() throws Exception {
    mediated.module.deny("msgQueueMsgsnd", Errno.EPERM);
    assertNotNull(check(EVENT_SEND, TOPIC, event));
    assertSame(last("msg_queue_msgsnd", 1), last("msg_msg_free_security", 0));
  }

  @Test
  public void deniedMessageIsNotSent() throws Exception {
    mediated.module.deny("msgMsgAllocSecurity", Errno.ENOMEM);
    assertNotNull(check(EVENT_SEND, TOPIC, event));
    assertEquals(List.of(), mediated.module.calls("msg_queue_msgsnd"));
  }

  @Test
  public void deniedHandlerDoesNotEndTheSending() throws Exception {
    assertNull(check(EVENT_SEND, TOPIC, event));
    mediated.module.deny("msgQueueMsgrcv", Errno.EPERM);
    assertNotNull(check(EVENT_DELIVER, TOPIC, event, handler));
    assertNull(check(EVENT_SENT, TOPIC, event));
  }

  @Test
  public void messageOfAnotherEventIsNotTaken() throws Exception {
    assertNull(check(EVENT_SEND, TOPIC, event));
    assertNull(check(EVENT_DELIVER, TOPIC, new Object(), handler));
    assertNotSame(last("msg_queue_msgsnd", 1), last("msg_queue_msgrcv", 1));
    assertSame(last("msg_queue_msgrcv", 1), last("msg_msg_free_security", 0));
  }

  @Test
  public void sendingsThatNeverEndAreGivenUp() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertNull(check(EVENT_SEND, TOPIC, new Object()));
    }
    assertEquals(2, mediated.module.calls("msg_msg_free_security").size());
  }

  @Test
  public void subscriptionIsAskedForEachTopicOfTheHandlersBundle() throws Exception {
    assertNull(check(EVENT_SUBSCRIBE, handler(new String[] {"a", "b/*"})));
    assertEquals(mediated.world.stranger().cred(), last("msg_queue_associate", 0));
    assertEquals(2, mediated.module.calls("msg_queue_associate").size());
    assertNull(check(EVENT_SUBSCRIBE, handler(List.of("what a collection says may change"))));
    assertEquals("*", last("msg_queue_associate", 1));
    mediated.module.deny("msgQueueAssociate", Errno.EPERM);
    String why = check(EVENT_SUBSCRIBE, handler);
    assertTrue(why, why.contains("of org.example.stranger(3) on topic=org/example/*"));
  }
}
