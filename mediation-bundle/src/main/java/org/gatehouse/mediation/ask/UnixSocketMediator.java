package org.gatehouse.mediation.ask;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.mediation.ask.Resolver.Found;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Sockets with a name in the file system: binding makes a file, connecting writes to it. The
 * addresses of questions are real paths.
 */
final class UnixSocketMediator {
  private static final int STREAM = SocketObject.SOCK_STREAM;

  /** Sockets of this JVM by the real path they are bound to. */
  private final ConcurrentMap<String, WeakReference<SocketObject>> bound =
      new ConcurrentHashMap<>();

  private final Sockets sockets;
  private final Resolver resolver;
  private final HookTable table;
  private final ObjectTable objects;
  private final Tasks tasks;

  UnixSocketMediator(Sockets sockets, Resolver resolver, Surroundings around) {
    this.sockets = sockets;
    this.resolver = resolver;
    this.table = around.table();
    this.objects = around.objects();
    this.tasks = around.tasks();
  }

  /** Whether the address is the path of a Unix socket. */
  static boolean isMeant(Arguments with) {
    return with.b() instanceof String;
  }

  Verdict bind(Asking asking, Cred subject, Arguments with) throws IOException {
    Found found = resolver.dontFollow(with.b());
    SocketObject socket = socket(asking, subject, with);
    Address address = address(found, with);
    Verdict verdict = asking.each(() -> table.socketBind(subject, socket, address));
    if (verdict.isDenied() || found == null) {
      return verdict;
    }
    bound.values().removeIf(gone -> gone.refersTo(null));
    bound.put(address.host(), new WeakReference<>(socket));
    return named(asking, subject, found);
  }

  private Verdict named(Asking asking, Cred subject, Found found) throws IOException {
    Found parent = resolver.parent(found);
    int mask = Mask.WRITE | Mask.EXEC;
    return asking.each(
        () -> table.pathMknod(subject, resolver.object(found), 0777),
        () -> table.inodePermission(subject, resolver.inode(parent), mask),
        () -> table.inodeCreate(subject, resolver.inode(parent), found.name(), 0777));
  }

  Verdict connect(Asking asking, Cred subject, Arguments with) throws IOException {
    Found found = resolver.follow(with.b());
    SocketObject socket = socket(asking, subject, with);
    Address address = address(found, with);
    Verdict verdict = asking.each(() -> table.socketConnect(subject, socket, address));
    return verdict.isDenied() || found == null || !found.exists()
        ? verdict
        : reach(asking, subject, socket, found);
  }

  private Verdict reach(Asking asking, Cred subject, SocketObject socket, Found found) {
    SocketObject listening = bound(found);
    SocketObject other = listening != null ? listening : asking.outside(this::foreign);
    try {
      return asking.each(
          () -> table.inodePermission(subject, resolver.inode(found), Mask.WRITE),
          () -> table.unixStreamConnect(subject, socket, other));
    } finally {
      if (listening == null) {
        asking.outside(() -> drop(other));
      }
    }
  }

  private @Nullable SocketObject bound(Found found) {
    WeakReference<SocketObject> socket = bound.get(found.text());
    return socket == null ? null : socket.get();
  }

  /** A socket of another process is the framework's. */
  private SocketObject foreign() {
    Cred owner = tasks.framework().cred();
    return objects.socket(SocketObject.AF_UNIX, SocketObject.SOCK_STREAM, owner);
  }

  private Verdict drop(SocketObject socket) {
    objects.release(socket);
    return Verdict.ALLOW;
  }

  private SocketObject socket(Asking asking, Cred subject, Arguments with) {
    return asking.outside(() -> sockets.of(with.a(), SocketObject.AF_UNIX, STREAM, subject));
  }

  private static Address address(@Nullable Found found, Arguments with) {
    String path = found == null ? with.text(with.b()) : found.text();
    return new Address(SocketObject.AF_UNIX, path, 0);
  }
}
