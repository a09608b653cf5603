package org.gatehouse.selinux.module;

import java.nio.charset.StandardCharsets;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.SocketHooks;
import org.gatehouse.lsm.hook.UnixSocketHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.server.Relation;

/**
 * Sockets (Linux 6.1 hooks.c, selinux_socket_*). No label goes over a wire: a port and a host have
 * the labels that the policy gives them. Between two Unix sockets of this JVM both labels are
 * known.
 */
final class SocketChecks implements SocketHooks, UnixSocketHooks {
  /** The ports that Linux hands out by itself (ip_local_port_range). */
  private static final int FIRST_EPHEMERAL = 32768;

  private static final int LAST_EPHEMERAL = 60999;

  /** Those that all classes of sockets begin with. */
  private static final int CREATE = SelinuxClass.SOCKET.bits("create");

  private static final int BIND = SelinuxClass.SOCKET.bits("bind");
  private static final int CONNECT = SelinuxClass.SOCKET.bits("connect");
  private static final int LISTEN = SelinuxClass.SOCKET.bits("listen");
  private static final int ACCEPT = SelinuxClass.SOCKET.bits("accept");
  private static final int WRITE = SelinuxClass.SOCKET.bits("write");
  private static final int READ = SelinuxClass.SOCKET.bits("read");
  private static final int GETATTR = SelinuxClass.SOCKET.bits("getattr");
  private static final int GETOPT = SelinuxClass.SOCKET.bits("getopt");
  private static final int SETOPT = SelinuxClass.SOCKET.bits("setopt");
  private static final int SHUTDOWN = SelinuxClass.SOCKET.bits("shutdown");
  private static final int SENDTO = SelinuxClass.SOCKET.bits("sendto");
  private static final int NAME_BIND = SelinuxClass.SOCKET.bits("name_bind");

  /** Those of TCP and UDP. */
  private static final int NODE_BIND = SelinuxClass.TCP_SOCKET.bits("node_bind");

  private static final int NAME_CONNECT = SelinuxClass.TCP_SOCKET.bits("name_connect");
  private static final int CONNECTTO = SelinuxClass.UNIX_STREAM_SOCKET.bits("connectto");

  private final Judge judge;
  private final NetworkLabels network;
  private final Reserved<SocketSecurity> slot = new Reserved<>(ObjectKind.SOCKET);

  SocketChecks(Judge judge) {
    this.judge = judge;
    this.network = new NetworkLabels(judge.state());
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  private static SelinuxClass tclass(int family, int type) {
    boolean datagram = type == SocketObject.SOCK_DGRAM;
    return switch (family) {
      case SocketObject.AF_INET, SocketObject.AF_INET6 ->
          datagram ? SelinuxClass.UDP_SOCKET : SelinuxClass.TCP_SOCKET;
      case SocketObject.AF_UNIX ->
          datagram ? SelinuxClass.UNIX_DGRAM_SOCKET : SelinuxClass.UNIX_STREAM_SOCKET;
      default -> SelinuxClass.SOCKET;
    };
  }

  private SocketSecurity of(SocketObject socket) {
    SocketSecurity there = slot.get(socket);
    return there != null ? there : attach(socket);
  }

  private SocketSecurity attach(SocketObject socket) {
    SelinuxClass tclass = tclass(socket.family(), socket.type());
    return slot.attach(socket, new SocketSecurity(fresh(socket.owner(), tclass), tclass, 0));
  }

  /** The label that the task asked for, else the transition from its own to its own. */
  private int fresh(Cred owner, SelinuxClass tclass) {
    TaskSecurity task = judge.subjects().of(owner);
    return task.socketCreate != 0
        ? task.socketCreate
        : judge
            .state()
            .server()
            .compute(
                Relation.TRANSITION,
                task.sid(),
                task.sid(),
                tclass.number(),
                "",
                judge.state().isEnforcing());
  }

  private Verdict ask(Cred subject, SocketObject socket, int permission) {
    SocketSecurity label = of(socket);
    return judge.ask(subject, label.sid(), label.tclass(), permission, socket);
  }

  @Override
  public Verdict skAllocSecurity(SocketObject socket) {
    try {
      attach(socket);
      return Verdict.ALLOW;
    } catch (LsmException e) {
      return Verdict.deny(e.errno(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Verdict socketCreate(Cred subject, int family, int type) {
    SelinuxClass tclass = tclass(family, type);
    try {
      return judge.ask(subject, fresh(subject, tclass), tclass, CREATE, null);
    } catch (LsmException e) {
      return Verdict.deny(e.errno(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Verdict socketBind(Cred subject, SocketObject socket, Address address) {
    Verdict bind = ask(subject, socket, BIND);
    return bind.isDenied() || address.family() == SocketObject.AF_UNIX
        ? bind
        : bindPort(socket, address);
  }

  private Verdict bindPort(SocketObject socket, Address address) {
    SocketSecurity label = of(socket);
    boolean named =
        address.port() != 0
            && (address.port() < FIRST_EPHEMERAL || address.port() > LAST_EPHEMERAL);
    int port = network.port(socket.type(), address);
    Verdict verdict =
        named ? judge.ask(label.sid(), port, label.tclass(), NAME_BIND, address) : Verdict.ALLOW;
    return verdict.isDenied()
        ? verdict
        : judge.ask(label.sid(), network.node(address), label.tclass(), NODE_BIND, address);
  }

  @Override
  public Verdict socketConnect(Cred subject, SocketObject socket, Address address) {
    Verdict connect = ask(subject, socket, CONNECT);
    SocketSecurity label = of(socket);
    boolean named = label.tclass() == SelinuxClass.TCP_SOCKET && !connect.isDenied();
    return named
        ? judge.ask(
            label.sid(),
            network.port(socket.type(), address),
            label.tclass(),
            NAME_CONNECT,
            address)
        : connect;
  }

  @Override
  public Verdict socketListen(Cred subject, SocketObject socket, int backlog) {
    return ask(subject, socket, LISTEN);
  }

  @Override
  public Verdict socketAccept(Cred subject, SocketObject socket, Address peer) {
    return ask(subject, socket, ACCEPT);
  }

  @Override
  public Verdict socketSendmsg(Cred subject, SocketObject socket, Address address, int size) {
    return ask(subject, socket, WRITE);
  }

  @Override
  public Verdict socketRecvmsg(Cred subject, SocketObject socket, Address address, int size) {
    return ask(subject, socket, READ);
  }

  @Override
  public Verdict socketGetsockname(Cred subject, SocketObject socket) {
    return ask(subject, socket, GETATTR);
  }

  @Override
  public Verdict socketGetpeername(Cred subject, SocketObject socket) {
    return ask(subject, socket, GETATTR);
  }

  @Override
  public Verdict socketGetsockopt(Cred subject, SocketObject socket, String option) {
    return ask(subject, socket, GETOPT);
  }

  @Override
  public Verdict socketSetsockopt(Cred subject, SocketObject socket, String option) {
    return ask(subject, socket, SETOPT);
  }

  @Override
  public Verdict socketShutdown(Cred subject, SocketObject socket, int how) {
    return ask(subject, socket, SHUTDOWN);
  }

  /** An accepted socket is the listening one's, whoever accepts it. */
  @Override
  public void skCloneSecurity(SocketObject socket, SocketObject clone) {
    SocketSecurity old = of(socket);
    slot.unlink(clone);
    slot.attach(clone, new SocketSecurity(old.sid(), old.tclass(), old.peer()));
  }

  @Override
  public Verdict unixStreamConnect(Cred subject, SocketObject socket, SocketObject other) {
    SocketSecurity connecting = of(socket);
    SocketSecurity listening = of(other);
    Verdict verdict =
        judge.ask(
            connecting.sid(), listening.sid(), SelinuxClass.UNIX_STREAM_SOCKET, CONNECTTO, other);
    if (!verdict.isDenied()) {
      connecting.peer(listening.sid());
      listening.peer(connecting.sid());
    }
    return verdict;
  }

  @Override
  public Verdict unixMaySend(Cred subject, SocketObject socket, SocketObject other) {
    SocketSecurity to = of(other);
    return judge.ask(of(socket).sid(), to.sid(), to.tclass(), SENDTO, other);
  }

  @Override
  public Reply<byte[]> socketGetpeersecStream(SocketObject socket) {
    int peer = of(socket).peer();
    return peer == 0
        ? Reply.error(Errno.ENOPROTOOPT)
        : Reply.of(judge.text(peer).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public Reply<Long> socketGetpeersecDgram(SocketObject socket) {
    int peer = of(socket).peer();
    return peer == 0 ? Reply.error(Errno.EINVAL) : Reply.of((long) peer);
  }

  @Override
  public Reply<Long> skGetsecid(SocketObject socket) {
    return Reply.of((long) of(socket).sid());
  }
}
