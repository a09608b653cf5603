package org.gatehouse.agent.probe;

import static org.gatehouse.bridge.Operation.NETWORK_INTERFACES;
import static org.gatehouse.bridge.Operation.RESOLVE;
import static org.gatehouse.bridge.Operation.SOCKET_ACCEPTED;
import static org.gatehouse.bridge.Operation.SOCKET_BIND;
import static org.gatehouse.bridge.Operation.SOCKET_CONNECT;
import static org.gatehouse.bridge.Operation.SOCKET_CREATE;
import static org.gatehouse.bridge.Operation.SOCKET_CREATED;
import static org.gatehouse.bridge.Operation.SOCKET_LISTEN;
import static org.gatehouse.bridge.Operation.SOCKET_SEND;
import static org.gatehouse.bridge.Operation.SOCKET_SETOPT;
import static org.gatehouse.bridge.Operation.SOCKET_SHUTDOWN;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gatehouse.bridge.Operation;

/** TCP, UDP and Unix sockets, and what the JDK builds on them. */
final class SocketProbes {
  private static final String SOCKET = "SocketException";

  private final List<Probe> probes;
  private final ServerSocketChannel server;
  private final InetSocketAddress address;

  private SocketProbes(List<Probe> probes) throws IOException {
    this.probes = probes;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.server = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
    this.address = (InetSocketAddress) server.getLocalAddress();
  }

  static void add(List<Probe> probes, Path folder) throws IOException {
    SocketProbes sockets = new SocketProbes(probes);
    sockets.tcp();
    sockets.deputies();
    sockets.others(folder);
  }

  private void add(String name, Operation operation, String denial, Callable<?> action) {
    probes.add(new Probe(name, operation, denial, action));
  }

  private void tcp() {
    add("Socket", SOCKET_CREATE, SOCKET, this::connect);
    add("Socket, late", SOCKET_CREATED, SOCKET, this::connect);
    add("Socket.connect", SOCKET_CONNECT, SOCKET, this::connect);
    add("SocketChannel.connect", SOCKET_CONNECT, SOCKET, () -> closed(SocketChannel.open(address)));
    add("ServerSocket.bind", SOCKET_BIND, SOCKET, () -> closed(new ServerSocket(0)));
    add("ServerSocket.listen", SOCKET_LISTEN, SOCKET, () -> closed(new ServerSocket(0)));
    add(
        "ServerSocketChannel.listen",
        SOCKET_LISTEN,
        SOCKET,
        () -> {
          try (var channel = ServerSocketChannel.open()) {
            return channel.bind(new InetSocketAddress(0)).isOpen();
          }
        });
    add("ServerSocket.accept", SOCKET_ACCEPTED, SOCKET, SocketProbes::accept);
    add(
        "ServerSocketChannel.accept",
        SOCKET_ACCEPTED,
        SOCKET,
        () -> {
          try (SocketChannel client = SocketChannel.open(address)) {
            return client.isConnected() && closed(server.accept()) != null;
          }
        });
    add(
        "Socket.setTcpNoDelay",
        SOCKET_SETOPT,
        SOCKET,
        () -> {
          try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setTcpNoDelay(true);
            return closed(server.accept());
          }
        });
    add(
        "Socket.shutdownOutput",
        SOCKET_SHUTDOWN,
        SOCKET,
        () -> {
          try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.shutdownOutput();
            return closed(server.accept());
          }
        });
  }

  private Object connect() throws Exception {
    return closed(new Socket(address.getAddress(), address.getPort()));
  }

  private static Object accept() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
      return client.isConnected() && closed(listening.accept()) != null;
    }
  }

  private void deputies() {
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + "/");
    add(
        "HttpURLConnection",
        SOCKET_CONNECT,
        SOCKET,
        () -> {
          HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
          connection.connect();
          connection.disconnect();
          return null;
        });
    add(
        "HttpClient",
        SOCKET_CONNECT,
        "ConnectException",
        () -> {
          HttpRequest request =
              HttpRequest.newBuilder(uri).timeout(java.time.Duration.ofSeconds(3)).build();
          try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
          } catch (java.net.http.HttpTimeoutException e) {
            return null; // nobody answers, and it was asked
          }
        });
    add("InetAddress.getByName", RESOLVE, "UnknownHostException", SocketProbes::resolve);
    add("NetworkInterface", NETWORK_INTERFACES, SOCKET, NetworkInterface::getNetworkInterfaces);
  }

  private static int count;

  /** Another name each time, past the cache; that it does not exist is no matter. */
  private static Object resolve() throws IOException {
    try {
      return InetAddress.getByName("probe" + count++ + ".invalid");
    } catch (java.net.UnknownHostException e) {
      if (String.valueOf(e.getMessage()).contains("denied by the probe")) {
        throw e;
      }
      return null;
    }
  }

  private void others(Path folder) {
    DatagramPacket packet = new DatagramPacket(new byte[1], 1, address);
    add(
        "DatagramSocket.send",
        SOCKET_SEND,
        SOCKET,
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(packet);
            return null;
          }
        });
    add(
        "DatagramChannel.send",
        SOCKET_SEND,
        SOCKET,
        () -> {
          try (DatagramChannel channel = DatagramChannel.open()) {
            return channel.send(ByteBuffer.allocate(1), address);
          }
        });
    Path path = folder.resolve("socket");
    add(
        "Unix socket, bind",
        SOCKET_BIND,
        SOCKET,
        () -> {
          Files.deleteIfExists(path);
          try (var unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            return unix.bind(UnixDomainSocketAddress.of(path)).isOpen();
          }
        });
    add(
        "Unix socket, connect",
        SOCKET_CONNECT,
        SOCKET,
        () -> {
          Files.deleteIfExists(path);
          try (var unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            unix.bind(UnixDomainSocketAddress.of(path));
            return closed(SocketChannel.open(UnixDomainSocketAddress.of(path)));
          }
        });
  }

  private static Object closed(AutoCloseable open) throws Exception {
    open.close();
    return open;
  }
}
