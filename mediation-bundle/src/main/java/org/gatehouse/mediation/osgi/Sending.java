package org.gatehouse.mediation.osgi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gatehouse.lsm.object.MessageObject;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a thread is sending, the innermost first: what a module notes on a message when
 * it is sent, it finds there for every handler. Never more than {@value #DEPTH}: a sending that
 * failed is not ended.
 */
final class Sending {
  private static final int DEPTH = 8;

  private final ThreadLocal<Deque<Sent>> sent = ThreadLocal.withInitial(ArrayDeque::new);

  private record Sent(@Nullable Object event, MessageObject message) {}

  /** Begins; the messages that it returns have been given up. */
  List<MessageObject> begin(@Nullable Object event, MessageObject message) {
    Deque<Sent> now = sent.get();
    now.push(new Sent(event, message));
    return now.size() > DEPTH ? List.of(now.removeLast().message()) : List.of();
  }

  /** The message of the event that this thread is sending; null where there is none. */
  @Nullable MessageObject of(@Nullable Object event) {
    for (Sent one : sent.get()) {
      if (one.event() == event) {
        return one.message();
      }
    }
    return null;
  }

  /** Ends that one, and whatever began after it; returns their messages. */
  List<MessageObject> end(@Nullable Object event) {
    Deque<Sent> now = sent.get();
    List<MessageObject> ended = new ArrayList<>();
    while (of(event) != null) {
      ended.add(now.pop().message());
    }
    if (now.isEmpty()) {
      sent.remove();
    }
    return ended;
  }
}
