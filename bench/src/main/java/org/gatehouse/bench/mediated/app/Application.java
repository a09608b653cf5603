package org.gatehouse.bench.mediated.app;

import java.io.FileInputStream;
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
  @Override
  public void start(BundleContext context) {
    String file = context.getProperty("bench.file");
    Path path = Path.of(file);
    IntFunction<Map<String, Callable<Object>>> operations =
        depth ->
            Map.of(
                "stream", () -> deep(depth, () -> stream(file)),
                "channel", () -> deep(depth, () -> channel(path)),
                "property", () -> deep(depth, () -> String.valueOf(System.getProperty("user.dir"))),
                "secret", () -> String.valueOf(System.getProperty("secret.door")),
                "nothing", () -> deep(depth, () -> file));
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
}
