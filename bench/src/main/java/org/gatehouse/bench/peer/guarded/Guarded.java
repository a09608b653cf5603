package org.gatehouse.bench.peer.guarded;

import java.io.FileInputStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Gives an operation on a file by its name, with so many frames of this code above it. */
public final class Guarded implements BiFunction<String, String, Callable<Object>> {
  private static final int DEPTH = 10;

  /** Made by reflection. */
  public Guarded() {}

  @Override
  public Callable<Object> apply(String operation, String file) {
    Map<String, Callable<Object>> all =
        Map.of(
            "property", () -> String.valueOf(System.getProperty("user.dir")),
            "stream", () -> open(file));
    return () -> deep(DEPTH, all.get(operation));
  }

  private static Object deep(int depth, Callable<Object> operation) throws Exception {
    return depth == 0 ? operation.call() : deep(depth - 1, operation);
  }

  private static Object open(String file) throws Exception {
    FileInputStream stream = new FileInputStream(file);
    stream.close();
    return stream;
  }
}
