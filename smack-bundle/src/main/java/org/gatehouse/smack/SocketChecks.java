package org.gatehouse.smack;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.SocketHooks;
import org.gatehouse.lsm.hook.UnixSocketHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.smack.Judge.About;
import org.gatehouse.smack.policy.Access;
import org.gatehouse.smack.policy.Label;
import org.jspecify.annotations.Nullable;

/**
 * Sockets (Linux 6.12 smack_lsm.c, smack_socket_*). No label goes over a wire: a host has the label
 * that netlabel and ipv6host give it, else what comes from it is ambient. Between two sockets of
 * this JVM both labels are known.
 */
final class SocketChecks implements SocketHooks, UnixSocketHooks {
  private static final About CONNECT = new About("smack_socket_connect", "tcp_socket");
  private static final About SEND = new About("smack_socket_sendmsg", "udp_socket");
  private static final About RECEIVE = new About("smack_socket_sock_rcv_skb", "udp_socket");
  private static final About REQUEST = new About("smack_inet_conn_request", "tcp_socket");
  private static final About STREAM = new About("smack_unix_stream_connect", "unix_stream_socket");
  private static final About MAY_SEND = new About("smack_unix_may_send", "unix_dgram_socket");

  private final Judge judge;
  private final Reserved<SocketLabel> slot = new Reserved<>(ObjectKind.SOCKET);

  /** Listening sockets of this JVM by their ports. */
  private final ConcurrentMap<Integer, WeakReference<SocketLabel>> bound =
      new ConcurrentHashMap<>();

  SocketChecks(Judge judge) {
    this.judge = judge;
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  private SocketLabel of(SocketObject socket) {
    SocketLabel there = slot.get(socket);
    return there != null ? there : attach(socket);
  }

  private SocketLabel attach(SocketObject socket) {
    return slot.attach(socket, new SocketLabel(judge.subjects().label(socket.owner())));
  }

  @Override
  public Verdict skAllocSecurity(SocketObject socket) {
    attach(socket);
    return Verdict.ALLOW;
  }

  @Override
  public Verdict socketBind(Cred subject, SocketObject socket, Address address) {
    if (address.family() != SocketObject.AF_UNIX && address.port() > 0) {
      bound.values().removeIf(gone -> gone.refersTo(null));
      bound.put(address.port(), new WeakReference<>(of(socket)));
    }
    return Verdict.ALLOW;
  }

  /** A host of one label, else a socket of this JVM; both without regard to privilege. */
  @Override
  public Verdict socketConnect(Cred subject, SocketObject socket, Address address) {
    Optional<Label> host = host(address);
    if (host.isPresent()) {
      return judge.label(CONNECT, of(socket).out(), host.get(), Access.WRITE);
    }
    SocketLabel listening = listening(address);
    if (listening == null) {
      return Verdict.ALLOW;
    }
    Verdict verdict = judge.label(CONNECT, of(socket).out(), listening.in(), Access.WRITE);
    if (!verdict.isDenied()) {
      of(socket).peer(listening.out());
    }
    return verdict;
  }

  @Override
  public Verdict socketSendmsg(Cred subject, SocketObject socket, Address address, int size) {
    return host(address)
        .map(label -> judge.label(SEND, of(socket).out(), label, Access.WRITE))
        .orElse(Verdict.ALLOW);
  }

  @Override
  public Verdict socketRecvmsg(Cred subject, SocketObject socket, Address address, int size) {
    Label from = host(address).orElse(judge.smack().ambient());
    return judge.label(RECEIVE, from, of(socket).in(), Access.WRITE);
  }

  /** Only what was connected is waited for; a question whether it may be says nothing. */
  @Override
  public void inetConnEstablished(SocketObject socket, Address peer) {
    SocketLabel listening = listening(peer);
    if (listening != null) {
      listening.comes(of(socket).out());
    }
  }

  /**
   * Who has no label is ambient: NetLabel takes packets without one, and Smack gives them that
   * label (Linux 6.12 security/smack/smack_lsm.c, smack_from_secattr); {@code ?} are only those
   * that NetLabel refuses.
   */
  @Override
  public Verdict inetConnRequest(Cred subject, SocketObject socket, Address peer) {
    Label from = peer(socket, peer);
    of(socket).peer(from);
    return judge.label(REQUEST, from, of(socket).in(), Access.WRITE);
  }

  private Label peer(SocketObject socket, Address peer) {
    Optional<Label> host = host(peer);
    Label local = host.isPresent() || !isLoopback(peer) ? null : of(socket).came();
    return local != null ? local : host.orElse(judge.smack().ambient());
  }

  @Override
  public void skCloneSecurity(SocketObject socket, SocketObject clone) {
    SocketLabel copy = new SocketLabel(of(socket).in());
    copy.peer(of(socket).peer());
    slot.unlink(clone);
    slot.attach(clone, copy);
  }

  @Override
  public Verdict unixStreamConnect(Cred subject, SocketObject socket, SocketObject other) {
    SocketLabel connecting = of(socket);
    SocketLabel listening = of(other);
    Verdict verdict = both(subject, connecting, listening);
    if (!verdict.isDenied()) {
      connecting.peer(listening.out());
      listening.peer(connecting.out());
    }
    return verdict;
  }

  private Verdict both(Cred subject, SocketLabel connecting, SocketLabel listening) {
    if (judge.isPrivileged(subject, Capability.CAP_MAC_OVERRIDE)) {
      return Verdict.ALLOW;
    }
    Verdict there = judge.label(STREAM, connecting.out(), listening.in(), Access.WRITE);
    return there.isDenied()
        ? there
        : judge.label(STREAM, listening.out(), connecting.in(), Access.WRITE);
  }

  @Override
  public Verdict unixMaySend(Cred subject, SocketObject socket, SocketObject other) {
    return judge.isPrivileged(subject, Capability.CAP_MAC_OVERRIDE)
        ? Verdict.ALLOW
        : judge.label(MAY_SEND, of(socket).out(), of(other).in(), Access.WRITE);
  }

  @Override
  public Reply<byte[]> socketGetpeersecStream(SocketObject socket) {
    Label peer = of(socket).peer();
    return peer == null
        ? Reply.error(Errno.ENOPROTOOPT)
        : Reply.of(peer.text().getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public Reply<Long> socketGetpeersecDgram(SocketObject socket) {
    Label peer = of(socket).peer();
    return peer == null ? Reply.error(Errno.ENOPROTOOPT) : Reply.of((long) peer.secid());
  }

  @Override
  public Reply<Long> skGetsecid(SocketObject socket) {
    return Reply.of((long) of(socket).out().secid());
  }

  private Optional<Label> host(Address address) {
    return address.family() == SocketObject.AF_INET6
        ? judge.smack().ipv6host().of(address.host())
        : judge.smack().netlabel().of(address.host());
  }

  private @Nullable SocketLabel listening(Address address) {
    WeakReference<SocketLabel> there = isLoopback(address) ? bound.get(address.port()) : null;
    return there == null ? null : there.get();
  }

  private static boolean isLoopback(Address address) {
    return address.host().startsWith("127.") || address.host().equals("0:0:0:0:0:0:0:1");
  }
}
