package org.gatehouse.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.URISyntaxException;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent: puts the bridge on the boot class path, claims it, and has the choke points put in.
 *
 * <p>Started by {@code -javaagent} or by the launcher's jar, before the program's main method. A
 * JVM whose choke points could not be put in starts nevertheless; what is missing is told by {@link
 * org.gatehouse.bridge.Coverage}, and the host refuses to enforce.
 */
public final class Agent {
  private static final String BRIDGE = "bridge.jar";

  private Agent() {}

  /** Before the program, by {@code -javaagent}; the argument may name the bridge's jar. */
  public static void premain(@Nullable String bridge, Instrumentation instrumentation)
      throws IOException, URISyntaxException, UnmodifiableClassException {
    start(bridge, instrumentation);
  }

  /** Before the program, by the launcher's jar. */
  public static void agentmain(@Nullable String bridge, Instrumentation instrumentation)
      throws IOException, URISyntaxException, UnmodifiableClassException {
    start(bridge, instrumentation);
  }

  private static void start(@Nullable String bridge, Instrumentation instrumentation)
      throws IOException, URISyntaxException, UnmodifiableClassException {
    String named = bridge == null ? "" : bridge;
    File file = named.isEmpty() ? new File(home(), BRIDGE) : new File(named);
    instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(file));
    Start.run(instrumentation); // the first use of the bridge's classes
  }

  private static File home() throws URISyntaxException {
    return new File(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .getParentFile();
  }
}
