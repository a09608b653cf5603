package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hooks on events of EventAdmin (Linux 6.12 include/linux/lsm_hook_defs.h, "msg_queue"). A topic is
 * the queue.
 */
@ConsumerType
public interface MessageHooks {
  /** A message comes to be. */
  @Rule(value = Combine.ALLOC, undo = "msgMsgFreeSecurity")
  default Verdict msgMsgAllocSecurity(MessageObject message) {
    return Verdict.ALLOW;
  }

  /** The message is gone. Also called where its alloc hook failed or was never called. */
  default void msgMsgFreeSecurity(MessageObject message) {}

  /**
   * May the subject handle events on the topic; {@code *} stands for all of them, and for topics
   * that cannot be told. Asked when its handler is registered or changed, and when EventAdmin
   * comes. A handler one of whose topics is denied gets no event.
   */
  default Verdict msgQueueAssociate(Cred subject, String topic) {
    return Verdict.ALLOW;
  }

  /** May the subject send the message; a denial is a SecurityException. */
  default Verdict msgQueueMsgsnd(Cred subject, MessageObject message) {
    return Verdict.ALLOW;
  }

  /**
   * May the target's handler get the message that the subject sends. Asked for each handler while
   * the subject sends; a denial leaves out that handler only.
   */
  default Verdict msgQueueMsgrcv(Cred subject, MessageObject message, Task target) {
    return Verdict.ALLOW;
  }
}
