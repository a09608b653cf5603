package org.gatehouse.lsm.object;

/**
 * A socket address as plain data.
 *
 * @param family {@link SocketObject#AF_INET}, {@link SocketObject#AF_INET6} or {@link
 *     SocketObject#AF_UNIX}
 * @param host the literal address without brackets, or the path of a Unix socket; empty if unnamed
 * @param port the port; 0 for a Unix socket
 */
public record Address(int family, String host, int port) {
  @Override
  public String toString() {
    if (family == SocketObject.AF_UNIX) {
      return host;
    }
    return family == SocketObject.AF_INET6 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
