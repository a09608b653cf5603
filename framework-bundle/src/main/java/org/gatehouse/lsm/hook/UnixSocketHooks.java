package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on Unix sockets (Linux 6.12 include/linux/lsm_hook_defs.h, "unix"). */
@ConsumerType
public interface UnixSocketHooks {
  /** May the subject connect the socket to the listening one. */
  default Verdict unixStreamConnect(Cred subject, SocketObject socket, SocketObject other) {
    return Verdict.ALLOW;
  }

  /** May the subject send to the other socket. */
  default Verdict unixMaySend(Cred subject, SocketObject socket, SocketObject other) {
    return Verdict.ALLOW;
  }
}
