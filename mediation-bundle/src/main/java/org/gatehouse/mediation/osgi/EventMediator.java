package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.EVENT_DELIVER;
import static org.gatehouse.bridge.Operation.EVENT_SEND;
import static org.gatehouse.bridge.Operation.EVENT_SENT;
import static org.gatehouse.bridge.Operation.EVENT_SUBSCRIBE;
import static org.gatehouse.mediation.ask.Row.Who.CLIENT;

import java.util.List;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Asking;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;

/** Events between bundles. Who sends decides nothing alone: each handler is asked about as well. */
final class EventMediator {
  private static final String TOPICS = "event.topics";
  private static final String ALLOC = "msg_msg_alloc_security";
  private static final String FREE = "msg_msg_free_security";
  private static final String SEND = "msg_queue_msgsnd";
  private static final String RECEIVE = "msg_queue_msgrcv";

  private final Framework framework;
  private final HookTable table;
  private final ObjectTable objects;
  private final Sending sending = new Sending();

  EventMediator(Framework framework, Surroundings around) {
    this.framework = framework;
    this.table = around.table();
    this.objects = around.objects();
  }

  void addTo(Rows rows) {
    rows.add(EVENT_SEND, CLIENT, this::send, ALLOC, SEND);
    rows.add(EVENT_DELIVER, CLIENT, this::deliver, ALLOC, RECEIVE);
    rows.add(EVENT_SENT, CLIENT, this::sent, FREE, ALLOC, SEND, RECEIVE);
    Row.Who handler = this::handler;
    rows.add(EVENT_SUBSCRIBE, handler, this::subscribe, "msg_queue_associate");
  }

  private Verdict send(Asking asking, Cred subject, Arguments with) {
    MessageObject message = message(asking, subject, with);
    Verdict verdict = asking.each(() -> table.msgQueueMsgsnd(subject, message));
    release(asking, verdict.isDenied() ? List.of(message) : sending.begin(with.b(), message));
    return verdict;
  }

  private MessageObject message(Asking asking, Cred subject, Arguments with) {
    return asking.outside(() -> objects.message(with.text(with.a()), subject));
  }

  private void release(Asking asking, List<MessageObject> messages) {
    for (MessageObject message : messages) {
      asking.outside(
          () -> {
            objects.release(message);
            return message;
          });
    }
  }

  private Verdict deliver(Asking asking, Cred subject, Arguments with) {
    Task target = framework.owner(with.c());
    if (target == null) {
      return Verdict.ALLOW; // the handler is gone, EventAdmin finds that out by itself
    }
    MessageObject sent = sending.of(with.b());
    if (sent != null) {
      return asking.each(() -> table.msgQueueMsgrcv(subject, sent, target));
    }
    MessageObject late = message(asking, subject, with);
    Verdict verdict = asking.each(() -> table.msgQueueMsgrcv(subject, late, target));
    release(asking, List.of(late));
    return verdict;
  }

  private Verdict sent(Asking asking, Cred subject, Arguments with) {
    release(asking, sending.end(with.b()));
    return Verdict.ALLOW;
  }

  /** The handler's own task, whichever thread it is that comes across it. */
  private @Nullable Subject handler(Attribution attribution, Arguments with) {
    Task owner = framework.owner(with.a());
    return owner == null ? null : new Subject(owner.id(), null);
  }

  private Verdict subscribe(Asking asking, Cred subject, Arguments with) {
    Verdict verdict = Verdict.ALLOW;
    for (String topic : topics(framework.property(with.a(), TOPICS))) {
      if (!verdict.isDenied()) {
        verdict = asking.each(() -> table.msgQueueAssociate(subject, topic));
      }
    }
    return verdict;
  }

  /** A collection may be an application's own and say one thing now and another later. */
  private static List<String> topics(@Nullable Object property) {
    if (property == null) {
      return List.of();
    }
    if (property instanceof String topic) {
      return List.of(topic);
    }
    return property instanceof String[] topics ? List.of(topics.clone()) : List.of("*");
  }
}
