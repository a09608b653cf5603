package org.gatehouse.selinux.module;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.server.InitialSids;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/** The labels of ports and addresses (Linux 6.1 sel_netport_sid, sel_netnode_sid). */
record NetworkLabels(SelinuxState state) {
  private static final int TCP = 6;
  private static final int UDP = 17;

  /** The label of the address's port for sockets of a type. */
  int port(int type, Address address) {
    @Nullable Snapshot now = state.server().snapshot();
    int protocol = type == SocketObject.SOCK_DGRAM ? UDP : TCP;
    return now == null
        ? InitialSids.PORT
        : sid(now, now.policy().labels().port(protocol, address.port()), InitialSids.PORT);
  }

  /** The label of the address's host. */
  int node(Address address) {
    @Nullable Snapshot now = state.server().snapshot();
    byte[] bytes = bytes(address.host());
    return now == null || bytes.length == 0
        ? InitialSids.NODE
        : sid(now, now.policy().labels().node(bytes), InitialSids.NODE);
  }

  private int sid(Snapshot now, Optional<Context> context, int fallback) {
    return context.map(found -> state.server().sid(now, found)).orElse(fallback);
  }

  /** Only a literal, which is never looked up; anything else has no address. */
  private static byte[] bytes(String host) {
    boolean literal = host.contains(":") || host.matches("[0-9.]+");
    try {
      return literal ? InetAddress.getByName(host).getAddress() : new byte[0];
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
