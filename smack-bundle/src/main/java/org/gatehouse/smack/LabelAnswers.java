package org.gatehouse.smack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.AttributeHooks;
import org.gatehouse.lsm.hook.CredHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.policy.Label;

/** Questions about labels, and a task's change of its own (Linux 6.12 smack_lsm.c). */
final class LabelAnswers implements AttributeHooks, InodeHooks, CredHooks, TaskHooks {
  private static final String CURRENT = "current";
  private static final int LONG_LABEL = 256;

  private final Judge judge;
  private final FileLabels files;

  LabelAnswers(Judge judge, FileLabels files) {
    this.judge = judge;
    this.files = files;
  }

  private static byte[] bytes(Label label) {
    return label.text().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public Reply<byte[]> getselfattr(Cred subject, Attribute attribute) {
    return attribute == Attribute.CURRENT
        ? Reply.of(bytes(judge.subjects().label(subject)))
        : Reply.error(Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<Integer> setselfattr(Cred subject, Attribute attribute, byte[] value) {
    return attribute == Attribute.CURRENT ? change(subject, value) : Reply.error(Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<byte[]> getprocattr(Task task, String name) {
    return name.equals(CURRENT)
        ? Reply.of(bytes(judge.subjects().label(task)))
        : Reply.error(Errno.EINVAL);
  }

  @Override
  public Reply<Integer> setprocattr(Cred subject, String name, byte[] value) {
    return name.equals(CURRENT) ? change(subject, value) : Reply.error(Errno.EINVAL);
  }

  /** By privilege to any label, or once to one of those it was offered (do_setattr). */
  private Reply<Integer> change(Cred subject, byte[] value) {
    TaskLabel task = judge.subjects().of(subject);
    boolean privileged = judge.isPrivileged(subject, Capability.CAP_MAC_ADMIN);
    if (!privileged && task.relabel().isEmpty()) {
      return Reply.error(Errno.EPERM);
    }
    if (value.length == 0 || value.length >= LONG_LABEL) {
      return Reply.error(Errno.EINVAL);
    }
    try {
      Label next = judge.smack().labels().intern(new String(value, StandardCharsets.ISO_8859_1));
      return change(task, next, privileged || task.relabel().contains(next), value.length);
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }

  private static Reply<Integer> change(TaskLabel task, Label next, boolean allowed, int taken) {
    if (!allowed || next == Label.STAR || next == Label.WEB) {
      return Reply.error(Errno.EPERM);
    }
    task.change(next);
    return Reply.of(taken);
  }

  @Override
  public boolean ismaclabel(String name) {
    return name.equals(SmackXattr.SMACK64.name());
  }

  @Override
  public Reply<String> secidToSecctx(long secid) {
    Label label = judge.smack().labels().bySecid(secid);
    return label == null ? Reply.error(Errno.EINVAL) : Reply.of(label.text());
  }

  @Override
  public Reply<Long> secctxToSecid(String context) {
    try {
      Label label = judge.smack().labels().find(context);
      return Reply.of(label == null ? 0L : label.secid());
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }

  @Override
  public Reply<Long> credGetsecid(Cred cred) {
    return Reply.of((long) judge.subjects().label(cred).secid());
  }

  @Override
  public Reply<Long> taskGetsecidObj(Task task) {
    return Reply.of((long) judge.subjects().label(task).secid());
  }

  @Override
  public Reply<Long> inodeGetsecid(Inode inode) {
    return Reply.of((long) files.of(inode).label().secid());
  }

  @Override
  public Reply<byte[]> inodeGetsecurity(Inode inode, String name) {
    return name.equals(SmackXattr.SMACK64.name())
        ? Reply.of(bytes(files.of(inode).label()))
        : Reply.error(Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<byte[]> inodeGetsecctx(Inode inode) {
    return Reply.of(bytes(files.of(inode).label()));
  }

  @Override
  public Reply<List<String>> inodeListsecurity(Inode inode) {
    return Reply.of(List.of(SmackXattr.SMACK64.fullName()));
  }

  @Override
  public Reply<Integer> inodeSetsecurity(Inode inode, String name, byte[] value) {
    if (!name.equals(SmackXattr.SMACK64.name())) {
      return Reply.error(Errno.EOPNOTSUPP);
    }
    return relabel(inode, value);
  }

  @Override
  public Reply<Integer> inodeNotifysecctx(Inode inode, byte[] context) {
    return relabel(inode, context);
  }

  private Reply<Integer> relabel(Inode inode, byte[] value) {
    try {
      Label label = judge.smack().labels().intern(new String(value, StandardCharsets.ISO_8859_1));
      files.relabel(inode, files.of(inode).withLabel(label));
      return Reply.of(0);
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }
}
