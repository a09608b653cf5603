package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.QueryChecks;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.hook.SocketHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.jspecify.annotations.Nullable;

/**
 * Sockets, by family and type (Linux 6.1 security/apparmor/{lsm,net}.c). A Unix socket with a path
 * is made by a rule for the file, and connecting to one needs to read and write it besides. What
 * was allowed silently is remembered on the socket.
 */
final class SocketChecks implements SocketHooks {
  private final Reserved<Known> slot = new Reserved<>(ObjectKind.SOCKET);
  private final FileNames files;
  private final Judge judge;

  /** What was allowed last on a socket without a record. */
  private static final class Known {
    private volatile @Nullable Silent last;
  }

  private record Silent(LoadedPolicy policy, Label label, int bits) {}

  SocketChecks(FileNames files) {
    this.files = files;
    this.judge = files.judge();
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  private Verdict ask(Cred subject, SocketObject socket, String operation, int request) {
    TaskState task = judge.state(subject);
    if (task.isKilled()) {
      return Judge.over();
    }
    LoadedPolicy now = judge.policy();
    Label label = task.label();
    if (label.unconfined(now) || isKnown(socket, now, label, request)) {
      return Verdict.ALLOW;
    }
    Decision decision = QueryChecks.socket(now, label, socket.family(), socket.type(), request);
    if (decision.silent()) {
      remember(socket, now, label, request);
      return Verdict.ALLOW;
    }
    Asked asked = new AskedSocket(operation, socket.family(), socket.type());
    return judge.verdict(subject, decision, asked);
  }

  private boolean isKnown(SocketObject socket, LoadedPolicy now, Label label, int request) {
    Known known = slot.get(socket);
    Silent last = known == null ? null : known.last;
    return last != null
        && (request & ~last.bits) == 0
        && last.policy.equals(now)
        && last.label.equals(label);
  }

  private void remember(SocketObject socket, LoadedPolicy now, Label label, int request) {
    Known there = slot.get(socket);
    Known known = there == null ? slot.attach(socket, new Known()) : there;
    Silent last = known.last;
    boolean same = last != null && last.policy.equals(now) && last.label.equals(label);
    known.last = new Silent(now, label, same && last != null ? last.bits | request : request);
  }

  @Override
  public Verdict socketCreate(Cred subject, int family, int type) {
    TaskState task = judge.state(subject);
    if (task.isKilled()) {
      return Judge.over();
    }
    LoadedPolicy now = judge.policy();
    if (task.label().unconfined(now)) {
      return Verdict.ALLOW;
    }
    Decision decision = QueryChecks.socket(now, task.label(), family, type, AskedSocket.CREATE);
    return judge.verdict(subject, decision, new AskedSocket("create", family, type));
  }

  @Override
  public Verdict socketBind(Cred subject, SocketObject socket, Address address) {
    return ask(subject, socket, "bind", AskedSocket.BIND);
  }

  @Override
  public Verdict socketConnect(Cred subject, SocketObject socket, Address address) {
    Verdict verdict = ask(subject, socket, "connect", AskedSocket.CONNECT);
    boolean file = address.family() == SocketObject.AF_UNIX && !address.host().isEmpty();
    return verdict == Verdict.ALLOW && file
        ? files.askThere(subject, "connect", address.host(), Permissions.READ | Permissions.WRITE)
        : verdict;
  }

  @Override
  public Verdict socketListen(Cred subject, SocketObject socket, int backlog) {
    return ask(subject, socket, "listen", AskedSocket.LISTEN);
  }

  @Override
  public Verdict socketAccept(Cred subject, SocketObject socket, Address peer) {
    return ask(subject, socket, "accept", AskedSocket.ACCEPT);
  }

  @Override
  public Verdict socketSendmsg(Cred subject, SocketObject socket, Address address, int size) {
    return ask(subject, socket, "sendmsg", AskedSocket.SEND);
  }

  @Override
  public Verdict socketRecvmsg(Cred subject, SocketObject socket, Address address, int size) {
    return ask(subject, socket, "recvmsg", AskedSocket.RECEIVE);
  }

  @Override
  public Verdict socketGetsockname(Cred subject, SocketObject socket) {
    return ask(subject, socket, "getsockname", AskedSocket.GETATTR);
  }

  @Override
  public Verdict socketGetpeername(Cred subject, SocketObject socket) {
    return ask(subject, socket, "getpeername", AskedSocket.GETATTR);
  }

  @Override
  public Verdict socketGetsockopt(Cred subject, SocketObject socket, String option) {
    return ask(subject, socket, "getsockopt", AskedSocket.GETOPT);
  }

  @Override
  public Verdict socketSetsockopt(Cred subject, SocketObject socket, String option) {
    return ask(subject, socket, "setsockopt", AskedSocket.SETOPT);
  }

  @Override
  public Verdict socketShutdown(Cred subject, SocketObject socket, int how) {
    return ask(subject, socket, "shutdown", AskedSocket.SHUTDOWN);
  }
}
