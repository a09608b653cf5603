package org.gatehouse.lsm.internal.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/** The labels of a decision's subject and object, from each module that has labels. */
final class Labels {
  private static final HookMethod SELF = HookMethods.find("getselfattr").orElseThrow();
  private static final HookMethod TASK = HookMethods.find("getprocattr").orElseThrow();
  private static final HookMethod INODE = HookMethods.find("inodeGetsecctx").orElseThrow();

  private static final String CURRENT = Attribute.CURRENT.fileName();

  private static final Reply<byte[]> SILENCE = Reply.error(Errno.EOPNOTSUPP);

  private Labels() {}

  static List<String> of(StackVersion version, Object[] arguments) {
    List<String> labels = new ArrayList<>();
    if (Stream.of(SELF, TASK, INODE).allMatch(hook -> version.isEmpty(hook.index()))) {
      return labels;
    }
    for (int i = 0; i < arguments.length; i++) {
      if (i == 0 && arguments[i] instanceof Cred subject) {
        add(version, subject, labels);
      } else {
        add(version, arguments[i], labels);
      }
    }
    return labels;
  }

  /**
   * The subject's own label is that of its thread, which may stand in a hat; a module that says
   * nothing of it is asked about the task.
   */
  private static void add(StackVersion version, Cred subject, List<String> labels) {
    Query own = new Query(version, SELF, subject, Attribute.CURRENT);
    Query task = new Query(version, TASK, subject.task(), CURRENT);
    for (Place place : version.places()) {
      Reply<?> said = place.has(SELF) ? own.reply(place) : SILENCE;
      boolean done = said.isValue() || !place.has(TASK);
      add("subj_", place, done ? said : task.reply(place), labels);
    }
  }

  private static void add(StackVersion version, @Nullable Object value, List<String> labels) {
    if (value instanceof Cred cred) {
      add(version, TASK, labels, cred.task(), CURRENT);
    } else if (value instanceof Task task) {
      add(version, TASK, labels, task, CURRENT);
    } else if (value instanceof Inode inode) {
      add(version, INODE, labels, inode);
    } else if (value instanceof PathObject path && path.inode() != null) {
      add(version, INODE, labels, path.inode());
    } else if (value instanceof FileObject file) {
      add(version, file.path(), labels);
    }
  }

  private static void add(
      StackVersion version, HookMethod hook, List<String> labels, Object... arguments) {
    Query query = new Query(version, hook, arguments);
    version.asked(hook).forEach(place -> add("obj_", place, query.reply(place), labels));
  }

  private static void add(String prefix, Place place, Reply<?> reply, List<String> labels) {
    if (reply.isValue()) {
      String label = new String((byte[]) reply.value(), StandardCharsets.UTF_8).strip();
      labels.add(prefix + place.name() + "=" + label);
    }
  }
}
