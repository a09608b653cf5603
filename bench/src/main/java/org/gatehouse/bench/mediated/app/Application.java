package org.gatehouse.bench.mediated.app;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * An application bundle: its service gives, for a stack depth, the operations by name. Each does
 * its work once per call, with so many frames of the bundle above it.
 */
public final class Application implements BundleActivator {
  private static final int HTTPS = 443;

  private static final SocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), HTTPS);

  @Override
  public void start(BundleContext context) throws ReflectiveOperationException {
    String file = context.getProperty("bench.file");
    String forbidden = context.getProperty("bench.forbidden");
    Path path = Path.of(file);
    ClassLoader jdk = ClassLoader.getSystemClassLoader();
    Class<?> open = Class.forName("sun.reflect.ReflectionFactory", false, jdk);
    IntFunction<Map<String, Callable<Object>>> operations =
        depth ->
            Map.of(
                "stream", () -> deep(depth, () -> stream(file)),
                "channel", () -> deep(depth, () -> channel(path)),
                "property", () -> deep(depth, () -> String.valueOf(System.getProperty("user.dir"))),
                "connect", () -> deep(depth, Application::connect),
                "reflect", () -> deep(depth, () -> reflect(open)),
                "forbidden", () -> stream(forbidden));
    context.registerService(IntFunction.class, operations, null);
  }

  @Override
  public void stop(BundleContext context) {}

  private static Object deep(int depth, Callable<Object> operation) throws Exception {
    return depth == 0 ? operation.call() : deep(depth - 1, operation);
  }

  private static Object stream(String file) throws Exception {
    FileInputStream stream = new FileInputStream(file);
    stream.close();
    return stream;
  }

  private static Object channel(Path path) throws Exception {
    AutoCloseable channel = Files.newByteChannel(path);
    channel.close();
    return channel;
  }

  /** To a port on which nobody listens, which leaves nothing behind in the kernel. */
  private static Object connect() throws IOException {
    try (SocketChannel socket = SocketChannel.open()) {
      return socket.connect(PEER);
    } catch (ConnectException refused) {
      return refused;
    }
  }

  private static Object reflect(Class<?> type) throws NoSuchFieldException {
    Field field = type.getDeclaredField("soleInstance");
    field.setAccessible(true);
    return field;
  }
}
