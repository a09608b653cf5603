package org.gatehouse.itests.module;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.MessageHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.Task;

/** Keeps what is forbidden from being sent, what is private from being heard, and all from deaf. */
public final class Postmaster implements SecurityModule, MessageHooks {
  private static final ModuleId ID = ModuleId.of("postmaster");
  private static final Verdict NO = Verdict.deny(Errno.EACCES, "the postmaster says no");

  @Override
  public ModuleId id() {
    return ID;
  }

  private static Verdict unless(boolean denied) {
    return denied ? NO : Verdict.ALLOW;
  }

  @Override
  public Verdict msgQueueAssociate(Cred subject, String topic) {
    return unless(topic.startsWith("private/"));
  }

  @Override
  public Verdict msgQueueMsgsnd(Cred subject, MessageObject message) {
    String sender = subject.task().name();
    return unless(sender.equals("test.sender") && message.topic().startsWith("forbidden/"));
  }

  @Override
  public Verdict msgQueueMsgrcv(Cred subject, MessageObject message, Task target) {
    boolean sent = message.sender() == subject && subject.task().name().equals("test.sender");
    return unless(!sent || target.name().equals("test.deaf"));
  }
}
