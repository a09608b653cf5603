package org.gatehouse.itests.attack;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;
import java.util.TimeZone;

/** The plain calls on the network, on processes, and on what the JVM is. */
final class Outside {
  private Outside() {}

  static void connect(Prey prey, Attempts attempts) {
    InetAddress here = InetAddress.getLoopbackAddress();
    attempts.act(
        "connect",
        () -> {
          new Socket(here, prey.port()).close();
          return true;
        });
    attempts.act(
        "listen",
        () -> {
          new ServerSocket(0).close();
          return true;
        });
    attempts.act(
        "send",
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, here, prey.port()));
          }
          return true;
        });
    attempts.act(
        "listen on a Unix socket",
        () -> {
          try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(prey.fresh()));
          }
          return true;
        });
    attempts.act("resolve", () -> InetAddress.getAllByName("localhost").length > 0);
    attempts.act("interfaces", () -> NetworkInterface.networkInterfaces().count() > 0);
  }

  static void run(Prey prey, Attempts attempts) {
    attempts.get("process", () -> new ProcessBuilder("cat", prey.name()).start().getInputStream());
    attempts.act("processes", () -> ProcessHandle.allProcesses().count() > 1);
    attempts.act("info", () -> ProcessHandle.of(1).orElseThrow().info() != null);
    attempts.act(
        "shutdown hook",
        () -> {
          Thread hook = new Thread(() -> {});
          Runtime.getRuntime().addShutdownHook(hook);
          return Runtime.getRuntime().removeShutdownHook(hook);
        });
    attempts.act(
        "locale",
        () -> {
          Locale.setDefault(Locale.getDefault());
          return true;
        });
    attempts.act(
        "time zone",
        () -> {
          TimeZone.setDefault(TimeZone.getDefault());
          return true;
        });
  }
}
