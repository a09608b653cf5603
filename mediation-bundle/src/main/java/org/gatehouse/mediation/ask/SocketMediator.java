package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.NETWORK_INTERFACES;
import static org.gatehouse.bridge.Operation.RESOLVE;
import static org.gatehouse.bridge.Operation.SOCKET_ACCEPTED;
import static org.gatehouse.bridge.Operation.SOCKET_BIND;
import static org.gatehouse.bridge.Operation.SOCKET_CONNECT;
import static org.gatehouse.bridge.Operation.SOCKET_CREATE;
import static org.gatehouse.bridge.Operation.SOCKET_CREATED;
import static org.gatehouse.bridge.Operation.SOCKET_GETOPT;
import static org.gatehouse.bridge.Operation.SOCKET_LISTEN;
import static org.gatehouse.bridge.Operation.SOCKET_RECEIVED;
import static org.gatehouse.bridge.Operation.SOCKET_SEND;
import static org.gatehouse.bridge.Operation.SOCKET_SETOPT;
import static org.gatehouse.bridge.Operation.SOCKET_SHUTDOWN;

import java.io.IOException;
import java.net.InetAddress;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Sockets. A socket object lives as long as its descriptor. Sizes of messages are not known at the
 * choke points and are given as 0.
 */
final class SocketMediator {
  /** Ports below are privileged. */
  private static final int UNPRIVILEGED = 1024;

  private static final String MKNOD = "path_mknod";
  private static final String CREATE = "inode_create";
  private static final String UNIX = "unix_stream_connect";

  private final Sockets sockets;
  private final UnixSocketMediator unix;
  private final HookTable table;

  SocketMediator(Sockets sockets, UnixSocketMediator unix, HookTable table) {
    this.sockets = sockets;
    this.unix = unix;
    this.table = table;
  }

  void addTo(Rows rows) {
    rows.add(SOCKET_CREATE, this::create, "socket_create");
    rows.add(SOCKET_CREATED, this::created, "socket_post_create", "sk_alloc_security");
    rows.add(SOCKET_BIND, this::bind, "socket_bind", "capable", MKNOD, "inode_permission", CREATE);
    rows.add(SOCKET_CONNECT, this::connect, "socket_connect", "inode_permission", UNIX);
    rows.add(SOCKET_SEND, this::send, "socket_sendmsg");
    rows.add(SOCKET_RECEIVED, this::receive, "socket_recvmsg");
    rows.add(
        SOCKET_ACCEPTED, this::accept, "socket_accept", "inet_conn_request", "sk_clone_security");
    rows.add(SOCKET_LISTEN, this::listen, "socket_listen");
    rows.add(SOCKET_SHUTDOWN, this::shutdown, "socket_shutdown");
    rows.add(SOCKET_SETOPT, this::setOption, "socket_setsockopt");
    rows.add(SOCKET_GETOPT, this::getOption, "socket_getsockopt");
    rows.add(RESOLVE, this::resolve, "name_resolve");
    rows.add(NETWORK_INTERFACES, this::interfaces, "interface_list");
  }

  private SocketObject socket(Asking asking, Cred subject, Arguments with, int family, int type) {
    return asking.outside(() -> sockets.of(with.a(), family, type, subject));
  }

  private SocketObject stream(Asking asking, Cred subject, Arguments with) {
    return socket(asking, subject, with, SocketObject.AF_INET, SocketObject.SOCK_STREAM);
  }

  private Verdict create(Asking asking, Cred subject, Arguments with) {
    int family = with.number(with.a());
    int type = with.number(with.b());
    return asking.each(() -> table.socketCreate(subject, family, type));
  }

  private Verdict created(Asking asking, Cred subject, Arguments with) {
    int family = with.number(with.b());
    int type = with.number(with.c());
    SocketObject socket = asking.outside(() -> sockets.make(with.a(), family, type, subject));
    return asking.each(() -> table.socketPostCreate(subject, socket));
  }

  private Verdict bind(Asking asking, Cred subject, Arguments with) throws IOException {
    if (UnixSocketMediator.isMeant(with)) {
      return unix.bind(asking, subject, with);
    }
    Address address = Sockets.address(with.b(), with.number(with.c()));
    SocketObject socket = socket(asking, subject, with, address.family(), SocketObject.SOCK_STREAM);
    boolean privileged = address.port() > 0 && address.port() < UNPRIVILEGED;
    Verdict verdict = asking.each(() -> table.socketBind(subject, socket, address));
    return privileged && !verdict.isDenied()
        ? asking.each(() -> table.capable(subject, Capability.CAP_NET_BIND_SERVICE))
        : verdict;
  }

  private Verdict connect(Asking asking, Cred subject, Arguments with) throws IOException {
    if (UnixSocketMediator.isMeant(with)) {
      return unix.connect(asking, subject, with);
    }
    Address address = Sockets.address(with.b(), with.number(with.c()));
    SocketObject socket = socket(asking, subject, with, address.family(), SocketObject.SOCK_STREAM);
    return asking.each(() -> table.socketConnect(subject, socket, address));
  }

  private Verdict send(Asking asking, Cred subject, Arguments with) {
    Address address = Sockets.address(with.b(), with.number(with.c()));
    SocketObject socket = socket(asking, subject, with, address.family(), SocketObject.SOCK_DGRAM);
    return asking.each(() -> table.socketSendmsg(subject, socket, address, 0));
  }

  private Verdict receive(Asking asking, Cred subject, Arguments with) {
    Address address = Sockets.address(with.b(), 0);
    SocketObject socket = socket(asking, subject, with, address.family(), SocketObject.SOCK_DGRAM);
    return asking.each(() -> table.socketRecvmsg(subject, socket, address, 0));
  }

  /** The new socket inherits from the listening one and belongs to whoever accepts. */
  private Verdict accept(Asking asking, Cred subject, Arguments with) {
    Address peer = Sockets.address(with.c(), 0);
    SocketObject listening = stream(asking, subject, with);
    SocketObject made =
        asking.outside(() -> sockets.make(with.b(), listening.family(), listening.type(), subject));
    return asking.each(
        () -> table.socketAccept(subject, listening, peer),
        () -> table.inetConnRequest(subject, listening, peer),
        () -> inherit(subject, listening, made, peer));
  }

  private Verdict inherit(Cred subject, SocketObject listening, SocketObject made, Address peer) {
    table.skCloneSecurity(listening, made);
    table.sockGraft(made, subject);
    table.inetCskClone(made, peer);
    return Verdict.ALLOW;
  }

  private Verdict listen(Asking asking, Cred subject, Arguments with) {
    SocketObject socket = stream(asking, subject, with);
    return asking.each(() -> table.socketListen(subject, socket, with.number(with.b())));
  }

  private Verdict shutdown(Asking asking, Cred subject, Arguments with) {
    SocketObject socket = stream(asking, subject, with);
    return asking.each(() -> table.socketShutdown(subject, socket, with.number(with.b())));
  }

  private Verdict setOption(Asking asking, Cred subject, Arguments with) {
    SocketObject socket = stream(asking, subject, with);
    return asking.each(() -> table.socketSetsockopt(subject, socket, with.text(with.b())));
  }

  private Verdict getOption(Asking asking, Cred subject, Arguments with) {
    SocketObject socket = stream(asking, subject, with);
    return asking.each(() -> table.socketGetsockopt(subject, socket, with.text(with.b())));
  }

  private Verdict resolve(Asking asking, Cred subject, Arguments with) {
    String name = name(with.a());
    return asking.each(() -> table.nameResolve(subject, name));
  }

  private static String name(@Nullable Object asked) {
    return asked instanceof InetAddress address
        ? Sockets.address(address, 0).host()
        : String.valueOf(asked instanceof String ? asked : "");
  }

  private Verdict interfaces(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.interfaceList(subject));
  }
}
