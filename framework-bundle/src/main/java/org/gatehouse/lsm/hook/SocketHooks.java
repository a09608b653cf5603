package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on sockets (Linux 6.12 include/linux/lsm_hook_defs.h, "socket" and "sk"). */
@ConsumerType
public interface SocketHooks {
  /** A socket comes to be. */
  @Rule(value = Combine.ALLOC, undo = "skFreeSecurity")
  default Verdict skAllocSecurity(SocketObject socket) {
    return Verdict.ALLOW;
  }

  /** The socket is gone. Also called where its alloc hook failed or was never called. */
  default void skFreeSecurity(SocketObject socket) {}

  /** An accepted socket inherits from the listening one. */
  default void skCloneSecurity(SocketObject socket, SocketObject clone) {}

  /** An accepted socket gets its owner. */
  default void sockGraft(SocketObject socket, Cred owner) {}

  /** The module's number for the label of the socket. */
  default Reply<Long> skGetsecid(SocketObject socket) {
    return Reply.error(Errno.EOPNOTSUPP);
  }

  /** May the subject create a socket of this family and type. */
  default Verdict socketCreate(Cred subject, int family, int type) {
    return Verdict.ALLOW;
  }

  /** The socket exists; label it, or refuse it. */
  default Verdict socketPostCreate(Cred subject, SocketObject socket) {
    return Verdict.ALLOW;
  }

  /** May the subject bind the socket. */
  default Verdict socketBind(Cred subject, SocketObject socket, Address address) {
    return Verdict.ALLOW;
  }

  /** May the subject connect the socket. */
  default Verdict socketConnect(Cred subject, SocketObject socket, Address address) {
    return Verdict.ALLOW;
  }

  /** May the subject listen. */
  default Verdict socketListen(Cred subject, SocketObject socket, int backlog) {
    return Verdict.ALLOW;
  }

  /** May the subject accept the connection. */
  default Verdict socketAccept(Cred subject, SocketObject socket, Address peer) {
    return Verdict.ALLOW;
  }

  /** May the subject send so many bytes. */
  default Verdict socketSendmsg(Cred subject, SocketObject socket, Address address, int size) {
    return Verdict.ALLOW;
  }

  /** May the subject receive so many bytes. */
  default Verdict socketRecvmsg(Cred subject, SocketObject socket, Address address, int size) {
    return Verdict.ALLOW;
  }

  /** May the subject ask for the local address. */
  default Verdict socketGetsockname(Cred subject, SocketObject socket) {
    return Verdict.ALLOW;
  }

  /** May the subject ask for the peer's address. */
  default Verdict socketGetpeername(Cred subject, SocketObject socket) {
    return Verdict.ALLOW;
  }

  /** May the subject read the option. */
  default Verdict socketGetsockopt(Cred subject, SocketObject socket, String option) {
    return Verdict.ALLOW;
  }

  /** May the subject set the option, or join a group. */
  default Verdict socketSetsockopt(Cred subject, SocketObject socket, String option) {
    return Verdict.ALLOW;
  }

  /** May the subject shut it down: 0 input, 1 output, 2 both. */
  default Verdict socketShutdown(Cred subject, SocketObject socket, int how) {
    return Verdict.ALLOW;
  }

  /** The label of the peer where both ends are in this host. */
  default Reply<byte[]> socketGetpeersecStream(SocketObject socket) {
    return Reply.error(Errno.ENOPROTOOPT);
  }

  /** The number of the sender's label where both ends are in this host. */
  default Reply<Long> socketGetpeersecDgram(SocketObject socket) {
    return Reply.error(Errno.ENOPROTOOPT);
  }

  /** May this peer connect to the subject's listening socket. */
  default Verdict inetConnRequest(Cred subject, SocketObject socket, Address peer) {
    return Verdict.ALLOW;
  }

  /** The connection was accepted; keep the peer's label. */
  default void inetCskClone(SocketObject socket, Address peer) {}

  /** The connection was made; keep the peer's label. */
  default void inetConnEstablished(SocketObject socket, Address peer) {}
}
