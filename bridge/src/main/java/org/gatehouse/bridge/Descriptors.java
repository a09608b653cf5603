package org.gatehouse.bridge;

import java.io.File;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.net.SocketImpl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers of file descriptors, which the JDK keeps to itself. */
public final class Descriptors {
  private static volatile @Nullable MethodHandle number;
  private static volatile @Nullable MethodHandle closeObject;
  private static volatile @Nullable MethodHandle closeNumber;
  private static volatile @Nullable MethodHandle path;

  private Descriptors() {}

  /**
   * Takes the handles, once.
   *
   * @param token the bridge's
   * @param number {@code (FileDescriptor)int}
   * @param closeObject {@code (FileDescriptor)void}
   * @param closeNumber {@code (int)void}
   * @param path {@code (File)String}
   */
  public static void install(
      Object token,
      MethodHandle number,
      MethodHandle closeObject,
      MethodHandle closeNumber,
      MethodHandle path) {
    Bridge.demand(token);
    Descriptors.number = number;
    Descriptors.closeObject = closeObject;
    Descriptors.closeNumber = closeNumber;
    Descriptors.path = path;
  }

  /**
   * The number of a descriptor, given as itself or as a number already.
   *
   * @return -1 if it is closed or unknown
   */
  public static int number(@Nullable Object descriptor) {
    if (descriptor instanceof Integer given) {
      return given;
    }
    MethodHandle handle = number;
    if (handle == null || !(descriptor instanceof FileDescriptor open)) {
      return -1;
    }
    try {
      return (int) handle.invokeExact(open);
    } catch (Throwable t) {
      return -1;
    }
  }

  /** The path a File was made with. */
  static String path(File file) {
    try {
      return (String) Objects.requireNonNull(path).invokeExact(file);
    } catch (Throwable t) {
      return "";
    }
  }

  static void close(@Nullable Object descriptor) {
    try {
      if (descriptor instanceof Integer given) {
        Objects.requireNonNull(closeNumber).invokeExact((int) given);
      } else if (descriptor instanceof FileDescriptor open) {
        Objects.requireNonNull(closeObject).invokeExact(open);
      } else if (descriptor instanceof SocketImpl socket) {
        Accepted.close(socket);
      }
    } catch (Throwable t) {
      // The denial is on its way; what could not be closed the collector will close.
    }
  }
}
