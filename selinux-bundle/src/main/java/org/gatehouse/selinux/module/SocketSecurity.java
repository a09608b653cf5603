package org.gatehouse.selinux.module;

import org.gatehouse.selinux.SelinuxClass;

/** What a socket carries (Linux 6.1 struct sk_security_struct); 0 is a peer that is not known. */
final class SocketSecurity {
  private final int sid;
  private final SelinuxClass tclass;
  private volatile int peer;

  SocketSecurity(int sid, SelinuxClass tclass, int peer) {
    this.sid = sid;
    this.tclass = tclass;
    this.peer = peer;
  }

  int sid() {
    return sid;
  }

  SelinuxClass tclass() {
    return tclass;
  }

  int peer() {
    return peer;
  }

  void peer(int other) {
    peer = other;
  }
}
