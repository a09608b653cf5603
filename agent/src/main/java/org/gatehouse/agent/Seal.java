package org.gatehouse.agent;

import java.io.File;
import java.io.FileDescriptor;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.SocketImpl;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.bridge.Accepted;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Coverage;
import org.gatehouse.bridge.Descriptors;
import org.gatehouse.bridge.FileStats;

/**
 * Puts the bridge's state out of reach, and fetches the few internals of the JDK that it needs.
 *
 * <p>The JDK filters fields and methods of some classes from reflection (jdk.internal.reflect.
 * Reflection); the bridge's are added to them. Private lookups into the bridge the transformer
 * refuses, whoever asks. What is opened to this agent's module is no more than the packages named
 * here.
 */
final class Seal {
  private static final Set<String> ALL = Set.of("*");

  private Seal() {}

  static void close(Instrumentation instrumentation, Object token) {
    Module own = Seal.class.getModule();
    Set<Module> us = Set.of(own);
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.reflect", us),
        Map.of("java.io", us, "java.net", us, "sun.nio.fs", us),
        Set.of(),
        Map.of());
    try {
      hide();
      descriptors(token);
      accepted(token);
      stats(token);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK cannot be sealed", e);
    }
  }

  private static void hide() throws ReflectiveOperationException {
    Class<?> reflection = Class.forName("jdk.internal.reflect.Reflection");
    Method fields = reflection.getMethod("registerFieldsToFilter", Class.class, Set.class);
    Method methods = reflection.getMethod("registerMethodsToFilter", Class.class, Set.class);
    for (Class<?> type :
        List.of(Bridge.class, Descriptors.class, Accepted.class, Coverage.class, FileStats.class)) {
      fields.invoke(null, type, ALL);
      methods.invoke(null, type, ALL);
    }
  }

  private static void descriptors(Object token) throws ReflectiveOperationException {
    MethodHandles.Lookup io =
        MethodHandles.privateLookupIn(FileDescriptor.class, MethodHandles.lookup());
    MethodHandle number = io.findGetter(FileDescriptor.class, "fd", int.class);
    MethodHandle close =
        io.findVirtual(FileDescriptor.class, "close", MethodType.methodType(void.class));
    Class<?> unix = Class.forName("sun.nio.fs.UnixNativeDispatcher");
    MethodHandle closeNumber =
        MethodHandles.privateLookupIn(unix, MethodHandles.lookup())
            .findStatic(unix, "close", MethodType.methodType(void.class, int.class));
    MethodHandle path =
        MethodHandles.privateLookupIn(File.class, MethodHandles.lookup())
            .findGetter(File.class, "path", String.class);
    Descriptors.install(token, number, close, closeNumber, path);
  }

  private static void accepted(Object token) throws ReflectiveOperationException {
    MethodHandles.Lookup net =
        MethodHandles.privateLookupIn(SocketImpl.class, MethodHandles.lookup());
    MethodType descriptor = MethodType.methodType(FileDescriptor.class);
    MethodType address = MethodType.methodType(InetAddress.class);
    Accepted.install(
        token,
        net.findVirtual(SocketImpl.class, "getFileDescriptor", descriptor),
        net.findVirtual(SocketImpl.class, "getInetAddress", address),
        net.findVirtual(SocketImpl.class, "close", MethodType.methodType(void.class)));
  }

  private static void stats(Object token) throws ReflectiveOperationException {
    Class<?> path = Class.forName("sun.nio.fs.UnixPath");
    Class<?> raw = Class.forName("sun.nio.fs.UnixFileAttributes");
    MethodHandles.Lookup fs = MethodHandles.privateLookupIn(raw, MethodHandles.lookup());
    MethodHandle at = fs.findStatic(raw, "get", MethodType.methodType(raw, path, boolean.class));
    MethodHandle of = fs.findStatic(raw, "get", MethodType.methodType(raw, int.class));
    FileStats.install(
        token,
        MethodHandles.insertArguments(at, 1, false)
            .asType(MethodType.methodType(PosixFileAttributes.class, Path.class)),
        of.asType(MethodType.methodType(PosixFileAttributes.class, int.class)),
        field(fs, raw, "st_dev", long.class),
        field(fs, raw, "st_ino", long.class),
        field(fs, raw, "st_mode", int.class),
        field(fs, raw, "st_ctime_sec", long.class),
        field(fs, raw, "st_ctime_nsec", long.class));
  }

  private static MethodHandle field(
      MethodHandles.Lookup fs, Class<?> raw, String name, Class<?> type)
      throws ReflectiveOperationException {
    return fs.findGetter(raw, name, type)
        .asType(MethodType.methodType(type, PosixFileAttributes.class));
  }
}
