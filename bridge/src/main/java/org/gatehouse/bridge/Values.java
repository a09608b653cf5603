package org.gatehouse.bridge;

import java.io.File;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandles.Lookup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a choke point has into what {@link Operation} names; called by inserted code, before
 * anybody is asked. The table names these methods.
 */
public final class Values {
  private static final Charset NAMES = Charset.defaultCharset();
  private static final int AT_FDCWD = -100;
  private static final int O_WRONLY = 1;
  private static final int O_RDWR = 2;
  private static final int O_CREAT = 0x40;
  private static final int O_TRUNC = 0x200;
  private static final int O_APPEND = 0x400;

  private Values() {}

  /** The flags of a FileOutputStream. */
  public static int append(boolean append) {
    return O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC);
  }

  /** The flags of a RandomAccessFile; its mode has 2 for writing. */
  public static int random(int mode) {
    return (mode & 2) == 0 ? 0 : O_RDWR | O_CREAT;
  }

  /** PROT bits of a mapping; FileChannelImpl has 0 read-only, 1 read-write, 2 private. */
  public static int protection(int mode) {
    return mode == 0 ? 1 : 3;
  }

  /** Names of files and attributes as text. */
  public static String text(byte[] name) {
    return new String(name, NAMES);
  }

  /** The path of a name in an open directory. */
  public static String at(int directory, byte[] name) {
    return relative(directory, text(name));
  }

  /** The same where the name is a path already. */
  public static String relative(int directory, @Nullable Path path) {
    return relative(directory, path == null ? "" : path.toString());
  }

  private static String relative(int directory, String name) {
    boolean alone = directory == AT_FDCWD || name.startsWith("/");
    return alone ? name : "/proc/self/fd/" + directory + "/" + name;
  }

  /** A File's path, whatever a subclass says. */
  public static String path(File file) {
    return Descriptors.path(file);
  }

  /** A file that gets its name later, in the directory or in the one for temporary files. */
  public static String inside(@Nullable File directory) {
    String folder = directory == null ? temporary() : Descriptors.path(directory);
    return folder + "/temporary";
  }

  private static String temporary() {
    return Temporary.DIRECTORY;
  }

  /** Read once; the property itself is mediated. */
  private static final class Temporary {
    static final String DIRECTORY = String.valueOf(System.getProperty("java.io.tmpdir"));
  }

  /** The other one. */
  public static boolean not(boolean value) {
    return !value;
  }

  /** A number as a long. */
  public static long number(int value) {
    return value;
  }

  /** AF_INET or AF_INET6. */
  public static int family(@Nullable ProtocolFamily family) {
    return family == StandardProtocolFamily.INET ? 2 : 10;
  }

  /** SOCK_STREAM or SOCK_DGRAM. */
  public static int stream(boolean stream) {
    return stream ? 1 : 2;
  }

  /** An option's name; those of an application's own class are not asked for theirs. */
  public static String option(@Nullable SocketOption<?> option) {
    if (option == null || option.getClass().getClassLoader() != null) {
      return "unknown";
    }
    return option.name();
  }

  /** The address of a datagram's receiver. */
  public static @Nullable InetAddress host(@Nullable InetSocketAddress address) {
    return address == null ? null : address.getAddress();
  }

  /** Its port. */
  public static int port(@Nullable InetSocketAddress address) {
    return address == null ? 0 : address.getPort();
  }

  /** The peer of a connection: an InetAddress, or the path of a Unix address. */
  public static @Nullable Object peer(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getAddress() : string(address);
  }

  /** The descriptor of an accepted socket. */
  public static @Nullable FileDescriptor descriptor(SocketImpl accepted) {
    return Accepted.descriptor(accepted);
  }

  /** Its peer. */
  public static @Nullable InetAddress remote(SocketImpl accepted) {
    return Accepted.remote(accepted);
  }

  /** What an object of the JDK says of itself; the class alone of any other. */
  public static String string(@Nullable Object object) {
    if (object == null) {
      return "";
    }
    ClassLoader loader = object.getClass().getClassLoader();
    boolean own = loader == null || loader == ClassLoader.getPlatformClassLoader();
    return own ? object.toString() : object.getClass().getName();
  }

  /** The PID of a factory's configuration of that name. */
  public static String instance(@Nullable String factory, @Nullable String name) {
    return factory + "~" + name;
  }

  /** A copy that nobody else can change. */
  public static String @Nullable [] own(String @Nullable [] names) {
    return names == null ? null : names.clone();
  }

  /** Whose lookup it is. */
  public static @Nullable Class<?> lookup(@Nullable Lookup lookup) {
    return lookup == null ? null : lookup.lookupClass();
  }
}
