package org.gatehouse.mediation.ask;

import java.io.FileDescriptor;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.mediation.subject.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** The socket objects by their descriptors, and addresses as plain data. */
final class Sockets {
  private final ObjectTable objects;
  private final WeakIdentityMap<FileDescriptor, SocketObject> known;

  Sockets(ObjectTable objects) {
    this.objects = objects;
    this.known = new WeakIdentityMap<>(objects::release);
  }

  /** The socket was made just now by the subject. */
  SocketObject make(@Nullable Object descriptor, int family, int type, Cred owner) {
    SocketObject made = objects.socket(family, type, owner);
    if (descriptor != null) {
      known.put(descriptor(descriptor), made);
    }
    return made;
  }

  /**
   * The socket behind the descriptor; where the choke point has none, one that nobody keeps.
   *
   * @param family of a socket that was made before anybody wanted to know of sockets; it is the
   *     subject's then
   * @param type the same
   */
  SocketObject of(@Nullable Object descriptor, int family, int type, Cred subject) {
    if (descriptor == null) {
      return objects.socket(family, type, subject);
    }
    FileDescriptor fd = descriptor(descriptor);
    SocketObject there = known.get(fd);
    return there != null ? there : make(fd, family, type, subject);
  }

  private static FileDescriptor descriptor(@Nullable Object descriptor) {
    if (descriptor instanceof FileDescriptor fd) {
      return fd;
    }
    throw new LsmException(Errno.EACCES, "a socket without a descriptor");
  }

  /** The address; null stands for the one that the socket is connected to. */
  static Address address(@Nullable Object address, int port) {
    if (address instanceof String path) {
      return new Address(SocketObject.AF_UNIX, path, 0);
    }
    if (address instanceof InetSocketAddress peer) {
      return address(peer.getAddress(), peer.getPort());
    }
    if (address instanceof UnixDomainSocketAddress peer) {
      return address(peer.getPath().toString(), 0);
    }
    if (address instanceof InetAddress inet) {
      int family = inet instanceof Inet6Address ? SocketObject.AF_INET6 : SocketObject.AF_INET;
      return new Address(family, literal(inet), port);
    }
    return new Address(SocketObject.AF_INET, "", port);
  }

  /** Without the scope, which names an interface of this machine. */
  private static String literal(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress()).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has the length of an address", e);
    }
  }
}
