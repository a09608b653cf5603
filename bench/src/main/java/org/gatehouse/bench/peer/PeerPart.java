package org.gatehouse.bench.peer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gatehouse.bench.Jmh;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the peers; those that need a security manager on a JDK that has one. */
public final class PeerPart {
  private static final int LAST_WITH_MANAGER = 17;

  private PeerPart() {}

  /** Runs all. */
  public static void run(Jmh jmh) throws IOException, RunnerException {
    jmh.run("LibraryCall", 1);
    Scene scene = Scene.make();
    String folder = "-Dbench.scene=" + scene.folder();
    jmh.run("unguarded ", "GuardedCall", 1, List.of(folder), Map.of());
    if (Runtime.version().feature() <= LAST_WITH_MANAGER) {
      String policy = "-Djava.security.policy==" + scene.policy();
      List<String> jvm = List.of(folder, "-Djava.security.manager", policy);
      jmh.run("manager ", "GuardedCall", 1, jvm, Map.of());
      jmh.run("ConditionalCall", 1);
    }
  }
}
