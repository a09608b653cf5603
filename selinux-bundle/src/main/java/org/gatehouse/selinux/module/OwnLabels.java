package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.selinux.SelinuxClass;
import org.jspecify.annotations.Nullable;

/**
 * What a task sets of its own labels (Linux 6.1 selinux_lsm_setattr): setcon, setexeccon,
 * setfscreatecon, setsockcreatecon, setkeycreatecon. A JVM is never single-threaded, so a task goes
 * only to a label that its own bounds.
 */
final class OwnLabels {
  private static final int DYNTRANSITION = SelinuxClass.PROCESS.bits("dyntransition");
  private static final int CREATE_KEY = SelinuxClass.KEY.bits("create");

  private final Judge judge;
  private final NewPrivs limits;

  OwnLabels(Judge judge) {
    this.judge = judge;
    this.limits = new NewPrivs(judge.state());
  }

  Reply<Integer> set(Cred subject, Attribute attribute, byte[] value) {
    String permission =
        switch (attribute) {
          case CURRENT -> "setcurrent";
          case EXEC -> "setexec";
          case FSCREATE -> "setfscreate";
          case KEYCREATE -> "setkeycreate";
          case SOCKCREATE -> "setsockcreate";
          case PREV -> "";
        };
    if (permission.isEmpty()) {
      return Reply.error(Errno.EOPNOTSUPP);
    }
    int bits = SelinuxClass.PROCESS.bits(permission);
    Verdict verdict = judge.self(subject, SelinuxClass.PROCESS, bits, null);
    return verdict.isDenied() ? Reply.error(Errno.EACCES) : parse(subject, attribute, value);
  }

  private Reply<Integer> parse(Cred subject, Attribute attribute, byte[] value) {
    String text = SelinuxXattr.text(value).replaceFirst("\n$", "");
    try {
      int sid = text.isEmpty() ? 0 : judge.state().server().sid(text);
      Errno error = apply(subject, attribute, sid);
      return error == null ? Reply.of(value.length) : Reply.error(error);
    } catch (LsmException e) {
      tell(attribute, e.errno(), value);
      return Reply.error(e.errno());
    }
  }

  /** Linux writes a record of this attribute alone. */
  private void tell(Attribute attribute, Errno error, byte[] value) {
    if (attribute == Attribute.FSCREATE && error == Errno.EINVAL) {
      judge.state().server().errors().givenInvalid("fscreate", SelinuxXattr.unended(value));
    }
  }

  private @Nullable Errno apply(Cred subject, Attribute attribute, int sid) {
    TaskSecurity task = judge.subjects().of(subject);
    switch (attribute) {
      case EXEC -> task.exec = sid;
      case FSCREATE -> task.fileCreate = sid;
      case SOCKCREATE -> task.socketCreate = sid;
      case KEYCREATE -> {
        return createKeys(task, sid);
      }
      default -> {
        return change(task, sid);
      }
    }
    return null;
  }

  private @Nullable Errno createKeys(TaskSecurity task, int sid) {
    if (sid != 0 && judge.ask(task.sid(), sid, SelinuxClass.KEY, CREATE_KEY, null).isDenied()) {
      return Errno.EACCES;
    }
    task.keyCreate = sid;
    return null;
  }

  private @Nullable Errno change(TaskSecurity task, int sid) {
    if (sid == 0) {
      return Errno.EINVAL;
    }
    if (!limits.isBounded(task.sid(), sid)) {
      return Errno.EPERM;
    }
    if (judge.ask(task.sid(), sid, SelinuxClass.PROCESS, DYNTRANSITION, null).isDenied()) {
      return Errno.EACCES;
    }
    task.change(sid);
    return null;
  }
}
