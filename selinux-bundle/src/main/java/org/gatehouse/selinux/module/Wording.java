package org.gatehouse.selinux.module;

import java.util.List;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.audit.Access;
import org.gatehouse.selinux.audit.Fields;
import org.gatehouse.selinux.avc.AvcEvent;
import org.gatehouse.selinux.server.SecurityServer;
import org.jspecify.annotations.Nullable;

/**
 * The words of a decision: an AVC record, and the rule that is missing in the form of audit2allow.
 */
final class Wording {
  private static final int MOST_COMM = 15;
  private static final long PID = ProcessHandle.current().pid();

  private final SecurityServer server;
  private final MissingRule missing;

  Wording(SecurityServer server) {
    this.server = server;
    this.missing = new MissingRule(server);
  }

  /** As the kernel writes it, without type and stamp. */
  String record(AvcEvent event, @Nullable Object about) {
    SelinuxClass tclass = SelinuxClass.of(event.known());
    return new Access(
            event.denied(),
            tclass.names(event.audited()),
            fields(about),
            server.text(event.source()),
            server.text(event.target()),
            tclass.label(),
            event.permissive())
        .toString();
  }

  /** A denial that the policy wants no record of. */
  String silent(AvcEvent event) {
    SelinuxClass tclass = SelinuxClass.of(event.known());
    return "dontaudit { %s } scontext=%s tcontext=%s tclass=%s"
        .formatted(
            String.join(" ", tclass.names(event.refused())),
            server.text(event.source()),
            server.text(event.target()),
            tclass.label());
  }

  /** The allow rule that is missing, or what else took the permission away. */
  String grant(AvcEvent event) {
    return missing.of(event);
  }

  private static Fields fields(@Nullable Object about) {
    return Fields.NONE.number("pid", PID).text("comm", comm()).and(object(about));
  }

  /** The name of the thread, no longer than that of a task can be (TASK_COMM_LEN). */
  private static String comm() {
    String name = Thread.currentThread().getName();
    return name.substring(0, Math.min(name.length(), MOST_COMM));
  }

  private static Fields object(@Nullable Object about) {
    if (about instanceof FileObject file) {
      return object(file.path());
    }
    if (about instanceof PathObject path) {
      Fields name = Fields.NONE.text("path", path.path());
      return path.inode() == null ? name : name.and(inode(path.inode()));
    }
    if (about instanceof Inode inode) {
      return inode(inode);
    }
    return words(about);
  }

  private static Fields inode(Inode inode) {
    return Fields.NONE
        .text("dev", String.valueOf(inode.key().device()))
        .number("ino", inode.key().number());
  }

  private static Fields words(@Nullable Object about) {
    if (about instanceof Capability capability) {
      return Fields.NONE.number("capability", List.of(Capability.values()).indexOf(capability));
    }
    if (about instanceof Task task) {
      return Fields.NONE.text("ocomm", task.name()).number("opid", task.id());
    }
    if (about instanceof Address address) {
      return Fields.NONE.text("daddr", address.host()).number("dest", address.port());
    }
    return about == null ? Fields.NONE : Fields.NONE.text("name", about.toString());
  }
}
