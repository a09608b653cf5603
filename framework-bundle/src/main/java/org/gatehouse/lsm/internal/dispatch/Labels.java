package org.gatehouse.lsm.internal.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/** The labels of a decision's subject and object, from each module that has labels. */
final class Labels {
  private static final HookMethod TASK = HookMethods.find("getprocattr").orElseThrow();
  private static final HookMethod INODE = HookMethods.find("inodeGetsecctx").orElseThrow();

  private Labels() {}

  static List<String> of(StackVersion version, Object[] arguments) {
    List<String> labels = new ArrayList<>();
    if (version.isEmpty(TASK.index()) && version.isEmpty(INODE.index())) {
      return labels;
    }
    for (int i = 0; i < arguments.length; i++) {
      boolean subject = i == 0 && arguments[i] instanceof Cred;
      add(version, subject ? "subj_" : "obj_", arguments[i], labels);
    }
    return labels;
  }

  private static void add(
      StackVersion version, String prefix, @Nullable Object value, List<String> labels) {
    if (value instanceof Cred cred) {
      add(version, prefix, TASK, labels, cred.task(), "current");
    } else if (value instanceof Task task) {
      add(version, prefix, TASK, labels, task, "current");
    } else if (value instanceof Inode inode) {
      add(version, prefix, INODE, labels, inode);
    } else if (value instanceof PathObject path && path.inode() != null) {
      add(version, prefix, INODE, labels, path.inode());
    } else if (value instanceof FileObject file) {
      add(version, prefix, file.path(), labels);
    }
  }

  private static void add(
      StackVersion version,
      String prefix,
      HookMethod hook,
      List<String> labels,
      Object... arguments) {
    Query query = new Query(version, hook, arguments);
    for (Place place : version.asked(hook)) {
      Reply<?> reply = query.reply(place);
      if (reply.isValue()) {
        String label = new String((byte[]) reply.value(), StandardCharsets.UTF_8).strip();
        labels.add(prefix + place.name() + "=" + label);
      }
    }
  }
}
