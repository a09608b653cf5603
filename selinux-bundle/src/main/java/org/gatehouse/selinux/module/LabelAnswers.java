package org.gatehouse.selinux.module;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.AttributeHooks;
import org.gatehouse.lsm.hook.CredHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.InodeHooks;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.server.InitialSids;

/** Questions about labels (Linux 6.1 hooks.c, selinux_lsm_getattr and its kin). */
final class LabelAnswers implements AttributeHooks, InodeHooks, CredHooks, TaskHooks {
  private final Judge judge;
  private final FileLabels files;
  private final OwnLabels own;

  LabelAnswers(Judge judge, FileLabels files) {
    this.judge = judge;
    this.files = files;
    this.own = new OwnLabels(judge);
  }

  private byte[] bytes(int sid) {
    return sid == 0 ? new byte[0] : judge.text(sid).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(TaskSecurity task, Attribute attribute) {
    return bytes(
        switch (attribute) {
          case CURRENT -> task.sid();
          case PREV -> task.previous();
          case EXEC -> task.exec;
          case FSCREATE -> task.fileCreate;
          case KEYCREATE -> task.keyCreate;
          case SOCKCREATE -> task.socketCreate;
        });
  }

  private static Optional<Attribute> attribute(String name) {
    return Stream.of(Attribute.values()).filter(each -> each.fileName().equals(name)).findFirst();
  }

  @Override
  public Reply<byte[]> getselfattr(Cred subject, Attribute attribute) {
    return Reply.of(bytes(judge.subjects().of(subject), attribute));
  }

  @Override
  public Reply<Integer> setselfattr(Cred subject, Attribute attribute, byte[] value) {
    return own.set(subject, attribute, value);
  }

  @Override
  public Reply<byte[]> getprocattr(Task task, String name) {
    Optional<TaskSecurity> labels = judge.subjects().find(task);
    return attribute(name)
        .flatMap(each -> labels.map(found -> Reply.of(bytes(found, each))))
        .orElse(Reply.error(Errno.EINVAL));
  }

  @Override
  public Reply<Integer> setprocattr(Cred subject, String name, byte[] value) {
    return attribute(name)
        .map(each -> own.set(subject, each, value))
        .orElse(Reply.error(Errno.EINVAL));
  }

  @Override
  public boolean ismaclabel(String name) {
    return name.equals(SelinuxXattr.NAME);
  }

  @Override
  public Reply<String> secidToSecctx(long secid) {
    return secid > 0 && secid <= Integer.MAX_VALUE
        ? Reply.of(judge.text((int) secid))
        : Reply.error(Errno.EINVAL);
  }

  @Override
  public Reply<Long> secctxToSecid(String context) {
    try {
      return Reply.of((long) judge.state().server().sid(context));
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }

  @Override
  public Reply<Long> credGetsecid(Cred cred) {
    return Reply.of((long) judge.sid(cred));
  }

  @Override
  public Reply<Long> taskGetsecidObj(Task task) {
    return Reply.of((long) judge.subjects().sid(task));
  }

  @Override
  public Reply<Long> inodeGetsecid(Inode inode) {
    return Reply.of((long) files.of(inode).sid());
  }

  @Override
  public Reply<byte[]> inodeGetsecurity(Inode inode, String name) {
    return name.equals(SelinuxXattr.NAME)
        ? Reply.of(bytes(files.of(inode).sid()))
        : Reply.error(Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<byte[]> inodeGetsecctx(Inode inode) {
    return Reply.of(bytes(files.of(inode).sid()));
  }

  @Override
  public Reply<List<String>> inodeListsecurity(Inode inode) {
    return Reply.of(List.of(SelinuxXattr.FULL_NAME));
  }

  @Override
  public Reply<Integer> inodeSetsecurity(Inode inode, String name, byte[] value) {
    return name.equals(SelinuxXattr.NAME) ? relabel(inode, value) : Reply.error(Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<Integer> inodeNotifysecctx(Inode inode, byte[] context) {
    return relabel(inode, context);
  }

  private Reply<Integer> relabel(Inode inode, byte[] value) {
    try {
      String text = SelinuxXattr.text(value);
      files.relabel(
          inode,
          judge.state().isLoaded()
              ? judge.state().server().objectSid(text, InitialSids.FILE)
              : judge.state().server().sid(text));
      return Reply.of(0);
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }
}
