package org.gatehouse.bridge;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.SocketImpl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sockets that java.net accepted, before anybody has them. */
public final class Accepted {
  private static volatile @Nullable MethodHandle descriptor;
  private static volatile @Nullable MethodHandle remote;
  private static volatile @Nullable MethodHandle close;

  private Accepted() {}

  /**
   * Takes the handles, once.
   *
   * @param token the bridge's
   * @param descriptor {@code (SocketImpl)FileDescriptor}
   * @param remote {@code (SocketImpl)InetAddress}
   * @param close {@code (SocketImpl)void}
   */
  public static void install(
      Object token, MethodHandle descriptor, MethodHandle remote, MethodHandle close) {
    Bridge.demand(token);
    Accepted.descriptor = descriptor;
    Accepted.remote = remote;
    Accepted.close = close;
  }

  static @Nullable FileDescriptor descriptor(SocketImpl socket) {
    try {
      return (FileDescriptor) Objects.requireNonNull(descriptor).invokeExact(socket);
    } catch (Throwable t) {
      return null;
    }
  }

  static @Nullable InetAddress remote(SocketImpl socket) {
    try {
      return (InetAddress) Objects.requireNonNull(remote).invokeExact(socket);
    } catch (Throwable t) {
      return null;
    }
  }

  static void close(SocketImpl socket) throws Throwable {
    Objects.requireNonNull(close).invokeExact(socket);
  }
}
